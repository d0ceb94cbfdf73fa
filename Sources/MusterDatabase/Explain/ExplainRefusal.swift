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
    /// As many statements are planned right now as are allowed.
    case tooManyAtOnce
    /// The sandbox has no login, or it cannot connect.
    case noSandboxLogin
    /// Copying, building or running took longer than the sandbox's limits.
    case sandboxTimedOut
    /// The sandbox does not take the statement or its tables; all three in our own words.
    case notForSandbox(sqlState: String, reason: String, hint: String?)
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
        case .tooManyAtOnce:
            "as many statements are being explained as advisor.explains_in_flight allows"
        case .noSandboxLogin:
            "the login of the sandbox cannot connect"
        case .sandboxTimedOut:
            "the trial in the sandbox hit its time limit or waited for a lock"
        case .notForSandbox(_, let reason, _):
            reason
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
        case .tooManyAtOnce: "MU292"
        case .noSandboxLogin: "MU492"
        case .sandboxTimedOut: "MU295"
        case .notForSandbox(let sqlState, _, _): sqlState
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
            "HypoPG takes btree, brin, hash and bloom; mode real takes every kind."
        case .hypopgMissing:
            "Run create extension hypopg; as a superuser."
        case .tooManyAtOnce:
            "Wait a moment, or raise the setting advisor.explains_in_flight."
        case .noSandboxLogin:
            "Run select * from advisor.setup_sandbox(); and let the worker in as that login."
        case .sandboxTimedOut:
            "Raise advisor.sandbox_timeout or advisor.sandbox_statement_timeout, or lower "
                + "advisor.sandbox_max_bytes."
        case .notForSandbox(_, _, let hint):
            hint
        case .unreadablePlan:
            "Please report it with the server's version."
        case .failed:
            nil
        }
    }

    /// Whether trying again would give the same answer.
    public var isFinal: Bool {
        switch self {
        case .unsafeLogin, .hazard, .notPermitted, .indexNotSupported, .hypopgMissing,
            .noSandboxLogin, .notForSandbox:
            true
        case .timedOut, .tooManyAtOnce, .sandboxTimedOut, .unreadablePlan, .failed: false
        }
    }
}
