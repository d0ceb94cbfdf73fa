import Muster

/// A command line, read against the options that a verb takes.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, switches together as in `-xAt`,
/// `--no-name` for a switch, `--` before operands that start with a dash. Long names may not be
/// shortened: a name that works today must not become ambiguous tomorrow.
struct Arguments: Sendable {
    /// What is neither option nor value, in order.
    let operands: [String]
    private let values: [String: [String]]
    private let flags: [String: Bool]
    private let environment: [String: String]

    /// Reads a command line.
    ///
    /// - Parameters:
    ///   - words: what follows the verb.
    ///   - options: what is known.
    ///   - environment: the environment's variables.
    /// - Throws: ``UsageError``.
    init(
        parsing words: [String], options: [Option], environment: [String: String] = [:]
    ) throws(UsageError) {
        var reader = ArgumentReader(words: words, options: options)
        try reader.readAll()
        operands = reader.operands
        values = reader.values
        flags = reader.flags
        self.environment = environment
    }

    /// A switch is on.
    ///
    /// In the environment, empty, `0`, `no`, `off` and `false` mean off.
    func flag(_ option: Option) -> Bool {
        if let given = flags[option.name] { return given }
        guard let variable = option.environment, let text = environment[variable] else {
            return false
        }
        return !["", "0", "no", "off", "false"].contains(text.lowercased())
    }

    /// The option stands on the command line.
    func isGiven(_ option: Option) -> Bool {
        flags[option.name] != nil || values[option.name] != nil
    }

    /// The value of an option, the last one when there are several; the environment's otherwise.
    func string(_ option: Option) -> String? {
        values[option.name]?.last ?? option.environment.flatMap { environment[$0] }
    }

    /// Every value of an option.
    func strings(_ option: Option) -> [String] {
        values[option.name] ?? option.environment.flatMap { environment[$0] }.map { [$0] } ?? []
    }

    /// The value of an option as a whole number.
    ///
    /// - Parameters:
    ///   - option: the option.
    ///   - range: what is allowed.
    /// - Returns: the number; nil when the option is absent.
    /// - Throws: ``UsageError`` when it is no number or out of range.
    func integer(
        _ option: Option, in range: ClosedRange<Int> = 0...Int.max
    ) throws(UsageError) -> Int? {
        guard let text = string(option) else { return nil }
        guard let number = Int(text) else {
            throw UsageError("--\(option.name) takes a whole number, not \(Self.shown(text))")
        }
        guard range.contains(number) else {
            let bounds =
                range.upperBound == Int.max
                ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
            throw UsageError("--\(option.name) must be \(bounds), not \(number)")
        }
        return number
    }

    /// The value of an option as a number.
    ///
    /// - Parameters:
    ///   - option: the option.
    ///   - minimum: the least allowed.
    /// - Returns: the number; nil when the option is absent.
    /// - Throws: ``UsageError`` when it is no finite number or too small.
    func number(_ option: Option, atLeast minimum: Double = 0) throws(UsageError) -> Double? {
        guard let text = string(option) else { return nil }
        guard let number = Double(text), number.isFinite else {
            throw UsageError("--\(option.name) takes a number, not \(Self.shown(text))")
        }
        guard number >= minimum else {
            throw UsageError(
                "--\(option.name) must be \(HumanFormat.significant(minimum)) or more, not \(text)")
        }
        return number
    }

    /// The value of an option as a span of time: `250ms`, `2s`, `5min`, `1h`, `1d`; seconds
    /// without a unit.
    ///
    /// - Parameter option: the option.
    /// - Returns: the span; nil when the option is absent.
    /// - Throws: ``UsageError`` when it is none, negative, or longer than 100 years.
    func duration(_ option: Option) throws(UsageError) -> Duration? {
        guard let text = string(option) else { return nil }
        let units: [(String, Double)] = [
            ("ms", 0.001), ("min", 60), ("m", 60), ("s", 1), ("h", 3_600), ("d", 86_400), ("", 1),
        ]
        for (unit, seconds) in units where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)), number >= 0,
                number * seconds <= 3_155_760_000
            else { break }
            return .milliseconds(Int64((number * seconds * 1_000).rounded()))
        }
        throw UsageError(
            "--\(option.name) takes a time such as 250ms, 2s, 5min or 1h, not \(Self.shown(text))")
    }

    /// The value of an option as a number of bytes: `512`, `64kB`, `10MB`, `2GB`, `1TB`, powers of
    /// 1024 as in PostgreSQL's settings.
    ///
    /// - Parameter option: the option.
    /// - Returns: bytes; nil when the option is absent.
    /// - Throws: ``UsageError`` when it is none.
    func bytes(_ option: Option) throws(UsageError) -> Int64? {
        guard let text = string(option) else { return nil }
        let units: [(String, Int64)] = [
            ("tb", 1 << 40), ("gb", 1 << 30), ("mb", 1 << 20), ("kb", 1 << 10), ("b", 1), ("", 1),
        ]
        let lowercased = text.lowercased()
        for (unit, factor) in units where lowercased.hasSuffix(unit) {
            guard let number = Double(lowercased.dropLast(unit.count)), number >= 0,
                let count = Int64(exactly: (number * Double(factor)).rounded())
            else { break }
            return count
        }
        throw UsageError(
            "--\(option.name) takes a size such as 64kB, 10MB or 2GB, not \(Self.shown(text))")
    }

    /// The value of an option as one of a set of words.
    ///
    /// - Parameters:
    ///   - option: the option.
    ///   - type: the words: an enumeration.
    /// - Returns: the word's case; nil when the option is absent.
    /// - Throws: ``UsageError`` when it is none of them.
    func choice<Choice: CaseIterable & RawRepresentable>(
        _ option: Option, of type: Choice.Type
    ) throws(UsageError) -> Choice? where Choice.RawValue == String {
        guard let text = string(option) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        throw UsageError(
            "--\(option.name) takes \(words.joined(separator: ", ")), not \(Self.shown(text))",
            hint: Spelling.suggestion(for: text, among: words))
    }

    /// An operand; nil when there are fewer.
    func operand(_ index: Int) -> String? {
        operands.indices.contains(index) ? operands[index] : nil
    }

    /// A word for a message: quoted, cut, without control characters.
    static func shown(_ text: String) -> String {
        let cut = text.count > 40 ? text.prefix(40) + "…" : text[...]
        return "\"" + Terminal.escaped(String(cut)) + "\""
    }
}
