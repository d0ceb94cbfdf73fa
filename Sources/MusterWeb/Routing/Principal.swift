/// Who calls: a token, or the anonymous reader when the server was told to have one.
public struct Principal: Sendable, Hashable {
    /// What the token's role may do, as `muster.role` calls it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Sees what holds no literal and no secret.
        case reader
        /// Reports for a machine.
        case agent
        /// Also acts.
        case operatorRole = "operator"
        /// Also runs tasks and changes settings.
        case admin
    }

    /// The token's key; nil for the anonymous reader.
    public let tokenID: Int64?
    /// The token's name, for logs, the audit and the page's head; never the token itself.
    public let name: String
    /// What it may do.
    public let kind: Kind
    /// The role of the database under which every statement of the request runs.
    public let databaseRole: String

    /// Makes a principal.
    ///
    /// - Parameters:
    ///   - tokenID: the token's key, or nil.
    ///   - name: the token's name.
    ///   - kind: what it may do.
    ///   - databaseRole: the role of the database.
    public init(tokenID: Int64?, name: String, kind: Kind, databaseRole: String) {
        self.tokenID = tokenID
        self.name = name
        self.kind = kind
        self.databaseRole = databaseRole
    }

    /// Whether this is the anonymous reader.
    public var isAnonymous: Bool { tokenID == nil }
}
