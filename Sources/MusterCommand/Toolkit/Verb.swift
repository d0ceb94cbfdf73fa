/// One thing that `muster` does: `muster NAME …`.
///
/// A verb is a value without state; everything it needs comes in the context.
protocol Verb: Sendable {
    /// The word on the command line.
    var name: String { get }
    /// What it does, on one line, no full stop.
    var summary: String { get }
    /// What follows the options: `[CONNINFO]`, `QUERY`; empty when nothing may.
    var operands: String { get }
    /// How many operands there may be.
    var operandCount: ClosedRange<Int> { get }
    /// The help: literal text, printed as it stands between the usage line and the options.
    var help: String { get }
    /// The options, in the order of the help; the common ones come from ``CommonOptions``.
    var options: [Option] { get }

    /// The words that the first operand is one of, for completion; empty when it is anything.
    ///
    /// - Parameter registry: the verbs.
    /// - Returns: the words.
    func operandWords(_ registry: VerbRegistry) -> [String]

    /// Does it.
    ///
    /// - Parameter context: arguments, console, environment.
    /// - Returns: how it ended.
    /// - Throws: a ``Reportable`` error, which is shown with detail and hint, or any other.
    func run(_ context: Context) async throws -> ExitCode
}

extension Verb {
    var operands: String { "" }
    var operandCount: ClosedRange<Int> { 0...(operands.isEmpty ? 0 : 1) }
    func operandWords(_ registry: VerbRegistry) -> [String] { [] }
}
