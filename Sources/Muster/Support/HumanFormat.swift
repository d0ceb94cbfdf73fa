/// Figures in a form for people: three significant digits and a unit.
public enum HumanFormat {
    /// A number of bytes: `512 B`, `1.21 MB`; powers of 1024, named as `pg_size_pretty` does.
    ///
    /// - Parameter count: bytes.
    /// - Returns: the text.
    public static func bytes(_ count: Double) -> String {
        guard count.isFinite else { return "?" }
        let units = ["B", "kB", "MB", "GB", "TB", "PB"]
        var value = count.magnitude
        var unit = 0
        // 999.5 would be printed as 1000 B; the next unit has it shorter.
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_024
            unit += 1
        }
        return (count < 0 ? "-" : "") + "\(significant(value)) \(units[unit])"
    }

    /// A span of milliseconds: `0.004 ms`, `12.3 ms`, `4.57 s`, `3 min 12 s`, `2 h 5 min`.
    ///
    /// - Parameter span: milliseconds.
    /// - Returns: the text.
    public static func milliseconds(_ span: Double) -> String {
        guard span.isFinite else { return "?" }
        let sign = span < 0 ? "-" : ""
        let span = span.magnitude
        if span < 999.5 { return sign + significant(span) + " ms" }
        if span < 59_950 { return sign + significant(span / 1_000) + " s" }
        guard span < 1e15 else { return sign + significant(span / 31_557_600_000) + " years" }
        let seconds = Int64((span / 1_000).rounded())
        if seconds < 3_600 { return sign + "\(seconds / 60) min \(seconds % 60) s" }
        let minutes = (seconds + 30) / 60
        if minutes < 1_440 { return sign + "\(minutes / 60) h \(minutes % 60) min" }
        let hours = (seconds + 1_800) / 3_600
        return sign + "\(hours / 24) d \(hours % 24) h"
    }

    /// A part of one: `0 %`, `0.4 %`, `99.5 %`, `+12.0 %` on request.
    ///
    /// Never `100 %` or `0 %` by rounding alone: 0.9999 is `99.9 %` and 0.00001 is `<0.1 %`.
    ///
    /// - Parameters:
    ///   - fraction: a part of one.
    ///   - isSigned: print a plus sign before a gain.
    /// - Returns: the text.
    public static func percent(_ fraction: Double, isSigned: Bool = false) -> String {
        guard fraction.isFinite else { return "?" }
        let sign = fraction < 0 ? "-" : isSigned && fraction > 0 ? "+" : ""
        let value = fraction.magnitude * 100
        if value == 0 { return "0 %" }
        if value == 100 { return sign + "100 %" }
        if value < 0.1 { return sign + "<0.1 %" }
        if value > 99.9, value < 100 { return sign + "99.9 %" }
        return sign + (value < 1_000 ? fixed(value, digits: 1) : fixed(value, digits: 0)) + " %"
    }

    /// A number of things: `17`, `12.3 k`, `4.57 M`.
    ///
    /// - Parameter count: how many.
    /// - Returns: the text.
    public static func count(_ count: Double) -> String {
        guard count.isFinite else { return "?" }
        let units = ["", " k", " M", " G", " T"]
        var value = count.magnitude
        var unit = 0
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        return (count < 0 ? "-" : "") + significant(value) + units[unit]
    }

    /// A number with a fixed number of decimals, rounded half away from zero.
    ///
    /// - Parameters:
    ///   - value: the number.
    ///   - digits: decimals, 0 to 9.
    /// - Returns: the text; `?` for infinity and NaN.
    public static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "?" }
        let digits = min(max(digits, 0), 9)
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        // Above 2^53 there are no decimals to print.
        guard scaled < 9e15 else { return value.rounded().description }
        let units = Int64(scaled)
        let sign = value < 0 && units > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(units) }
        let divisor = Int64(scale)
        return sign + "\(units / divisor)."
            + String(String(divisor + units % divisor).dropFirst())
    }

    /// Three significant digits, without trailing zeros after the point.
    ///
    /// - Parameter value: a number.
    /// - Returns: the text.
    public static func significant(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        let magnitude = value.magnitude
        let digits = magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : magnitude >= 0.9995 ? 2 : 3
        var text = fixed(value, digits: digits)
        guard digits > 0 else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// A point in time: `2026-03-01T12:00:00.123Z`.
    ///
    /// - Parameter nanoseconds: nanoseconds since 1970-01-01 UTC.
    /// - Returns: ISO 8601 with milliseconds, UTC.
    public static func timestamp(nanoseconds: Int64) -> String {
        let milliseconds = floorDivide(nanoseconds, 1_000_000)
        let day = floorDivide(milliseconds, 86_400_000)
        let inDay = milliseconds - day * 86_400_000
        let (year, month, date) = civilDate(daysSince1970: day)
        func padded(_ value: Int64, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))T"
            + "\(padded(inDay / 3_600_000, 2)):\(padded(inDay / 60_000 % 60, 2))"
            + ":\(padded(inDay / 1_000 % 60, 2)).\(padded(inDay % 1_000, 3))Z"
    }

    /// The Gregorian date of a day, after Howard Hinnant's `civil_from_days`: the year is taken to
    /// start in March, so that the leap day is its last.
    private static func civilDate(daysSince1970: Int64) -> (Int64, Int64, Int64) {
        let shifted = daysSince1970 + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let date = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
    }

    private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        dividend / divisor - (dividend % divisor < 0 ? 1 : 0)
    }
}
