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
    /// The server's plan could not be read.
    case unreadablePlan
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
        case .unreadablePlan:
            "the server's plan could not be read"
        case .failed(let sqlState):
            "the server refused to plan it (SQLSTATE \(sqlState))"
        }
    }

    /// The code that goes with the reason.
    public var sqlState: String {
        switch self {
        case .unsafeLogin: "MU381"
        case .hazard: "MU382"
        case .notPermitted: "42501"
        case .timedOut: "57014"
        case .indexNotSupported: "MU081"
        case .hypopgMissing: "MU484"
        case .unreadablePlan: "MU981"
        case .failed(let sqlState): sqlState
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .unsafeLogin:
            "Run select * from muster.setup_logins(); and let the worker explain as that login."
        case .hazard:
            "Trust the owner in the setting advisor.trusted_owners, if the owner deserves it."
        case .notPermitted:
            "Grant the explain login what the statement needs, or leave the statement unplanned."
        case .timedOut:
            "Try again, or raise the settings advisor.explain_timeout and advisor.lock_timeout."
        case .indexNotSupported:
            "HypoPG takes btree, brin, hash and bloom; see the sandbox for other kinds."
        case .hypopgMissing:
            "Run create extension hypopg; as a superuser."
        case .unreadablePlan:
            "Please report it with the server's version."
        case .failed:
            nil
        }
    }

    /// Whether trying again would give the same answer.
    public var isFinal: Bool {
        switch self {
        case .unsafeLogin, .hazard, .notPermitted, .indexNotSupported, .hypopgMissing: true
        case .timedOut, .unreadablePlan, .failed: false
        }
    }
}
