import FoundationEssentials

/// Reads and writes `timestamptz` in the ISO form that PostgreSQL uses, without a calendar library.
///
/// PostgreSQL counts microseconds in the proleptic Gregorian calendar; so does this.
enum Timestamp {
    /// Writes a date with microseconds in UTC, `2026-11-20 10:00:00.123456+00`.
    ///
    /// A date that is not a number becomes `NaN`, which the server refuses.
    static func write(_ date: Date) -> String {
        let seconds = date.timeIntervalSince1970
        // PostgreSQL's calendar ends in the year 294276, which is here.
        guard abs(seconds) < 9.2e12 else {
            if seconds.isNaN { return "NaN" }
            return seconds < 0 ? "-infinity" : "infinity"
        }
        // Rounded before it is split, so that 59.9999999 becomes the next minute, never 60.000000;
        // apart from the full seconds, because both together do not fit into the bits of a Double.
        let full = seconds.rounded(.down)
        let (carry, micros) = Int64(((seconds - full) * 1e6).rounded())
            .quotientAndRemainder(dividingBy: 1_000_000)
        let total = Int64(full) + carry
        let days = (total - (total < 0 ? 86_399 : 0)) / 86_400
        let clock = total - days * 86_400
        let (year, month, day) = civil(fromDays: days)
        let isBeforeChrist = year < 1
        return pad(isBeforeChrist ? 1 - year : year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
            + " " + pad(clock / 3600, 2) + ":" + pad(clock / 60 % 60, 2) + ":" + pad(clock % 60, 2)
            + "." + pad(micros, 6) + "+00" + (isBeforeChrist ? " BC" : "")
    }

    /// Reads a time with an offset; nil for infinity, for a time without offset and for anything else.
    static func read(_ text: String) -> Date? {
        var reader = Reader(rest: Array(text.utf8)[...])
        return reader.read()
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Days since 1970-01-01 of a date, by Howard Hinnant's `days_from_civil`.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date of a day since 1970-01-01, by Howard Hinnant's `civil_from_days`.
    static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func read() -> Date? {
            guard var year = number(4...7), take("-"), let month = number(2...2), take("-"),
                let day = number(2...2), take(" ") || take("T"),
                let clock = clock(), let fraction = fraction(), let offset = offset(),
                (1...12).contains(month), (1...31).contains(day)
            else { return nil }
            if rest.elementsEqual(" BC".utf8) {
                year = 1 - year
            } else if !rest.isEmpty {
                return nil
            }
            let days = Timestamp.days(year: year, month: month, day: day)
            let seconds = days * 86_400 + clock - offset
            return Date(timeIntervalSince1970: Double(seconds) + Double(fraction) / 1e6)
        }

        private mutating func clock() -> Int64? {
            guard let hour = number(2...2), take(":"), let minute = number(2...2), take(":"),
                let second = number(2...2), hour <= 24, minute < 60, second <= 60
            else { return nil }
            return hour * 3600 + minute * 60 + second
        }

        /// Microseconds after the full second; zero when there is no fraction.
        private mutating func fraction() -> Int64? {
            guard take(".") else { return 0 }
            let digits = rest.prefix { isDigit($0) }
            guard (1...6).contains(digits.count), var value = number(1...6) else { return nil }
            for _ in digits.count..<6 { value *= 10 }
            return value
        }

        /// Seconds east of Greenwich: `Z`, `+01`, `+05:30` or `+00:19:32`.
        private mutating func offset() -> Int64? {
            if take("Z") { return 0 }
            let isWest = rest.first == UInt8(ascii: "-")
            guard take("+") || take("-"), let hours = number(2...2) else { return nil }
            var seconds = hours * 3600
            for unit in [Int64(60), 1] where take(":") {
                guard let value = number(2...2) else { return nil }
                seconds += value * unit
            }
            return isWest ? -seconds : seconds
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard let first = rest.first, first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        private mutating func number(_ width: ClosedRange<Int>) -> Int64? {
            let digits = rest.prefix { isDigit($0) }
            guard width.contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            return Int64(String(decoding: digits, as: UTF8.self))
        }

        private func isDigit(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
}
