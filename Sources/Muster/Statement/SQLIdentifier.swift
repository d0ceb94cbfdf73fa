/// Writes names as SQL.
public enum SQLIdentifier {
    /// The name as it has to be written so that the parser reads exactly this name.
    ///
    /// Quotes what is not plain lower case and every keyword that is not unreserved, as
    /// `quote_ident` of the server does.
    public static func quoted(_ name: String) -> String {
        fatalError("being written")
    }
}
