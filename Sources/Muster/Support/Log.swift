/// A log of one line per event: `time level component message key=value …`.
///
/// Pure: the clock and the place where lines go are handed in, so a test reads what would have been
/// written. A line never contains a line break or a control character, whatever the values are.
///
/// ```swift
/// log.info("plan captured", ["statement": "\(id)", "ms": "12"])
/// // 2026-03-01T12:00:00.123Z INFO worker plan captured statement=17 ms=12 up=42.118
/// ```
public struct Log: Sendable {
    /// How much a line matters.
    public enum Level: Int, Comparable, Sendable, CaseIterable {
        /// For the one who looks for a fault.
        case debug
        /// The ordinary course.
        case info
        /// Worth a look.
        case warning
        /// Something failed.
        case error

        /// By weight.
        ///
        /// - Parameters:
        ///   - left: a level.
        ///   - right: a level.
        /// - Returns: whether the left one matters less.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// The word in the line.
        public var word: String {
            switch self {
            case .debug: "DEBUG"
            case .info: "INFO"
            case .warning: "WARNING"
            case .error: "ERROR"
            }
        }
    }

    /// A point in time on two clocks.
    public struct Instant: Hashable, Sendable {
        /// Nanoseconds since 1970-01-01 UTC.
        public var wall: Int64
        /// Nanoseconds of a clock that is never set.
        public var monotonic: Int64

        /// Makes an instant.
        ///
        /// - Parameters:
        ///   - wall: nanoseconds since 1970-01-01 UTC.
        ///   - monotonic: nanoseconds of a clock that is never set.
        public init(wall: Int64, monotonic: Int64) {
            self.wall = wall
            self.monotonic = monotonic
        }
    }

    /// Who writes.
    public let component: String
    /// Lines below it are dropped.
    public let minimumLevel: Level
    private let now: @Sendable () -> Instant
    private let sink: @Sendable (String) -> Void

    /// Makes a log.
    ///
    /// - Parameters:
    ///   - component: who writes.
    ///   - minimumLevel: lines below it are dropped.
    ///   - now: the clocks.
    ///   - sink: takes a line with its line end; called from any thread.
    public init(
        component: String, minimumLevel: Level = .info, now: @escaping @Sendable () -> Instant,
        sink: @escaping @Sendable (String) -> Void
    ) {
        self.component = component
        self.minimumLevel = minimumLevel
        self.now = now
        self.sink = sink
    }

    /// The same log under another name.
    ///
    /// - Parameter component: who writes.
    /// - Returns: the log.
    public func component(_ component: String) -> Log {
        Log(component: component, minimumLevel: minimumLevel, now: now, sink: sink)
    }

    /// Writes a line.
    ///
    /// - Parameters:
    ///   - level: how much it matters.
    ///   - message: what happened, in a few constant words.
    ///   - fields: the particulars, in this order.
    public func write(
        _ level: Level, _ message: String, _ fields: KeyValuePairs<String, String> = [:]
    ) {
        guard level >= minimumLevel else { return }
        let instant = now()
        var line = HumanFormat.timestamp(nanoseconds: instant.wall)
        line += " \(level.word) \(Self.value(component)) \(Self.text(message))"
        for (key, value) in fields {
            line += " \(Self.text(key))=\(Self.value(value))"
        }
        let milliseconds = instant.monotonic / 1_000_000
        let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
        sink(line + " up=\(milliseconds / 1_000).\(fraction)\n")
    }

    /// Writes a line for the one who looks for a fault.
    ///
    /// - Parameters:
    ///   - message: what happened.
    ///   - fields: the particulars.
    public func debug(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write(.debug, message, fields)
    }

    /// Writes a line on the ordinary course.
    ///
    /// - Parameters:
    ///   - message: what happened.
    ///   - fields: the particulars.
    public func info(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write(.info, message, fields)
    }

    /// Writes a line worth a look.
    ///
    /// - Parameters:
    ///   - message: what happened.
    ///   - fields: the particulars.
    public func warning(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write(.warning, message, fields)
    }

    /// Writes a line on a failure.
    ///
    /// - Parameters:
    ///   - message: what happened.
    ///   - fields: the particulars.
    public func error(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write(.error, message, fields)
    }

    /// A value as it is, or as JSON string when it has a space, a quote or an equals sign.
    private static func value(_ value: String) -> String {
        let text = text(value)
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C }
        return isPlain ? text : JSONValue.quoted(text)
    }

    /// A text with its control characters replaced, so that no value can forge a line or move the
    /// cursor of the terminal that shows it.
    private static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
