/// An option of the command line.
///
/// Declared once, as a constant of the verb, and used as the key to its value, so that a misspelt
/// option does not compile.
struct Option: Hashable, Sendable {
    /// The long name without dashes: `max-indexes`.
    let name: String
    /// The letter of the short form; nil when there is none.
    let short: Character?
    /// What the help calls the value: `COUNT`; nil for a switch, which takes no value.
    let value: String?
    /// What it does, for the help: a few words, no full stop.
    let help: String
    /// The option may be given more than once.
    let isRepeatable: Bool
    /// The environment variable that is read when the option is absent.
    let environment: String?

    /// An option with a value.
    static func value(
        _ name: String, short: Character? = nil, _ value: String, _ help: String,
        isRepeatable: Bool = false, environment: String? = nil
    ) -> Option {
        Option(
            name: name, short: short, value: value, help: help, isRepeatable: isRepeatable,
            environment: environment)
    }

    /// An option without a value; `--no-NAME` takes it back.
    static func flag(
        _ name: String, short: Character? = nil, _ help: String, environment: String? = nil
    ) -> Option {
        Option(
            name: name, short: short, value: nil, help: help, isRepeatable: false,
            environment: environment)
    }

    /// The option takes no value.
    var isFlag: Bool { value == nil }
}
