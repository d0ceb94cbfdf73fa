/// Why a statement was not planned.
///
/// The cases carry no text of the statement and none of the server's message, because that can
/// quote data (`invalid input syntax for type integer: "…"`).
public enum ExplainRefusal: Error, Sendable, Equatable {
    /// The login that plans could do harm: superuser, or member of a role that reaches the host.
    case unsafeLogin(user: String, reason: String)
    /// Planning would execute code of an owner who is not trusted; each reason names the object.
    case hazard([String])
    /// The login may not read a relation of the statement, or may not write it (DML).
    case notPermitted
    /// A lock was not had in time, or planning took longer than the limit.
    case timedOut
    /// The index definition was not accepted as a hypothetical index.
    case indexNotSupported
    /// HypoPG is not installed in this database.
    case hypopgMissing
    /// The server refused for another reason.
    case failed(sqlState: String)

    /// One sentence for a stored fact or a page; holds nothing of the statement.
    public var reason: String {
        switch self {
        case .unsafeLogin(let user, let reason):
            "the login \(user) must not plan captured statements: \(reason)"
        case .hazard(let reasons):
            "planning it would run code of an untrusted owner: \(reasons.joined(separator: "; "))"
        case .notPermitted:
            "the explain login lacks a privilege on a relation of the statement"
        case .timedOut:
            "planning hit its time limit or waited for a lock"
        case .indexNotSupported:
            "HypoPG cannot emulate this index"
        case .hypopgMissing:
            "HypoPG is not installed in this database"
        case .failed(let sqlState):
            "the server refused to plan it (SQLSTATE \(sqlState))"
        }
    }
}
