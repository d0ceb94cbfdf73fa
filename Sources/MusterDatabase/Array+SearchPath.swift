import PostgresClient

extension [String] {
    /// The schemas as the value of `search_path`: each quoted, so that a name is one name.
    var searchPathSetting: String {
        map(SQL.quoted(identifier:)).joined(separator: ", ")
    }
}
