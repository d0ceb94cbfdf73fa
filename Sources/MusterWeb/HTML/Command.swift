/// Commands as psql takes them.
enum Command {
    /// The command with one semicolon at its end.
    ///
    /// - Parameter text: the command, with or without.
    /// - Returns: the command.
    static func ended(_ text: String) -> String { text.hasSuffix(";") ? text : text + ";" }
}
