import Glibc
import Synchronization

/// Standard output and standard error.
///
/// Results go to standard output, everything else to standard error. When the reader of standard
/// output has gone, as in `muster … | head`, further results are dropped and ``isClosed`` is true:
/// a verb that goes on for long looks at it and stops.
final class Console: Sendable {
    /// Where text goes; a test hands in its own.
    struct Streams: Sendable {
        var write: @Sendable (_ text: String, _ descriptor: Int32) -> SystemCalls.WriteResult
        var isTerminal: @Sendable (_ descriptor: Int32) -> Bool
        var columns: @Sendable (_ descriptor: Int32) -> Int?

        /// The process's own.
        static let process = Streams(
            write: { SystemCalls.write($0, to: $1) },
            isTerminal: { isatty($0) == 1 },
            columns: { SystemCalls.columns(of: $0) })
    }

    private struct State {
        var isClosed = false
        var failure: Int32?
    }

    private let streams: Streams
    private let environment: [String: String]
    private let isColorRefused: Bool
    private let state = Mutex(State())

    init(
        streams: Streams = .process, environment: [String: String] = [:],
        isColorRefused: Bool = false
    ) {
        self.streams = streams
        self.environment = environment
        self.isColorRefused = isColorRefused
    }

    /// Nobody reads standard output any more.
    var isClosed: Bool { state.withLock(\.isClosed) }

    /// Why standard output could not be written; the program must not end with success then.
    var failure: Int32? { state.withLock(\.failure) }

    /// Writes a part of the result to standard output.
    func write(_ text: String) {
        guard !text.isEmpty, !isClosed else { return }
        switch streams.write(text, 1) {
        case .done: break
        case .closed: state.withLock { $0.isClosed = true }
        case .failed(let code):
            state.withLock {
                $0.isClosed = true
                $0.failure = code
            }
        }
    }

    /// Writes lines of the result to standard output.
    func write(lines: [String]) {
        write(lines.map { $0 + "\n" }.joined())
    }

    /// Writes a line for people to standard error.
    func note(_ line: String) { _ = streams.write(line + "\n", 2) }

    /// Writes to standard error as it is, for what stays on its line.
    func noteRaw(_ text: String) { _ = streams.write(text, 2) }

    /// Shows an error in psql's manner.
    func show(_ report: ErrorReport) {
        var text = "muster: " + Terminal.escaped(report.message) + "\n"
        if let detail = report.detail { text += "DETAIL:  " + Terminal.escaped(detail) + "\n" }
        if let hint = report.hint { text += "HINT:  " + Terminal.escaped(hint) + "\n" }
        noteRaw(text)
    }

    /// Standard output is a terminal.
    var isOutputTerminal: Bool { streams.isTerminal(1) }

    /// Standard error is watched by a person.
    var isErrorTerminal: Bool { streams.isTerminal(2) && environment["TERM"] != "dumb" }

    /// Standard output may be coloured: a terminal, and nobody said no.
    ///
    /// `NO_COLOR` counts when it is set to anything but the empty string (no-color.org).
    var isColored: Bool {
        streams.isTerminal(1) && !isColorRefused && environment["TERM"] != "dumb"
            && (environment["NO_COLOR"] ?? "").isEmpty
    }

    /// What a colour says.
    enum Style: String, Sendable {
        case good = "32"
        case warning = "33"
        case bad = "31"
        case heading = "1"
    }

    /// A text in a style, where standard output may be coloured; never the only sign of anything.
    func styled(_ text: String, _ style: Style) -> String {
        isColored ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
    }

    /// Columns of the terminal; `COLUMNS` wins, and without both it is 80.
    var width: Int {
        if let text = environment["COLUMNS"], let columns = Int(text), columns > 0 {
            return columns
        }
        return streams.columns(1) ?? streams.columns(2) ?? 80
    }
}
