import Muster

/// What a verb gets.
struct Context: Sendable {
    /// The command line behind the verb.
    let arguments: Arguments
    /// Where results and messages go.
    let console: Console
    /// The log on standard error.
    let log: Log
    /// The verbs, for those that print help, completion or the manual page.
    let registry: VerbRegistry
}
