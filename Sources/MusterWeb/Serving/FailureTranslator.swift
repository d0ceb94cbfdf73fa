import HTTPServer
import PostgresClient

/// From what went wrong to what is answered.
struct FailureTranslator: Sendable {
    /// The status of each code of Muster, as `muster.error_code` has it.
    let statuses: [String: Int]

    /// - Parameters:
    ///   - error: what a handler threw.
    ///   - kind: of the caller; operators and admins see the server's own words.
    /// - Returns: the failure, and whether it is a defect to be logged.
    func failure(_ error: any Error, for kind: Principal.Kind?) -> (WebFailure, isDefect: Bool) {
        switch error {
        case let failure as WebFailure: (failure, false)
        case let error as PostgresError: failure(error, for: kind)
        case is RequestTarget.Fault:
            (WebFailure(400, "MU003", "the form is not encoded as it should be"), false)
        case is CancellationError:
            (.busy("The server is being stopped."), false)
        default: (.defect, true)
        }
    }

    private func failure(
        _ error: PostgresError, for kind: Principal.Kind?
    ) -> (WebFailure, isDefect: Bool) {
        let code = error.sqlState.rawValue
        if code.hasPrefix("MU") {
            let status = statuses[code] ?? Self.classStatus(code)
            return (
                WebFailure(
                    status, code, error.message, detail: error.detail, hint: error.hint,
                    retryAfter: status == 503 ? 5 : nil),
                status == 500
            )
        }
        let status = Self.status(error)
        // What the server says may quote data and statements.
        let mayKnow = kind == .operatorRole || kind == .admin
        return (
            WebFailure(
                status, code, mayKnow ? error.message : error.sqlState.title,
                detail: mayKnow ? error.detail : nil,
                hint: Self.hint(error) ?? (mayKnow ? error.hint : nil),
                retryAfter: status == 503 ? 5 : nil),
            status == 500
        )
    }

    private static func classStatus(_ code: String) -> Int {
        switch code.dropFirst(2).first {
        case "0": 422
        case "1": 404
        case "2": 409
        case "3": 403
        case "4": 503
        default: 500
        }
    }

    private static func status(_ error: PostgresError) -> Int {
        if error.isTransient || error.isConnectionLoss || error.isLibraryFailure { return 503 }
        switch error.sqlState {
        case .insufficientPrivilege: return 403
        case SQLState(rawValue: "42883"), SQLState(rawValue: "42P01"), SQLState(rawValue: "3F000"):
            return 503
        case SQLState(rawValue: "57014"): return 504
        case SQLState(rawValue: "55P03"), SQLState(rawValue: "53000"): return 503
        case SQLState(rawValue: "22000"), SQLState(rawValue: "54000"): return 422
        case SQLState(rawValue: "23000"): return 409
        case SQLState(rawValue: "25006"): return 503
        default: return 500
        }
    }

    private static func hint(_ error: PostgresError) -> String? {
        switch error.sqlState.rawValue {
        case "42883", "42P01", "3F000":
            "A module of Muster is not installed in this database: muster install."
        case "57014": "Ask for less, or try again when the database has less to do."
        case "55P03": "Somebody else holds a lock; try again."
        case "25006": "This database is a standby: ask the primary."
        case "53300": "Every connection is taken; try again."
        default: nil
        }
    }
}

extension WebFailure {
    /// Our own fault; the log knows more under the number of the request.
    static let defect = WebFailure(
        500, "MU901", "defect in Muster",
        hint: "Please report it with the line of the log that has this X-Request-Id.")

    /// Nothing can be done just now.
    static func busy(_ detail: String) -> WebFailure {
        WebFailure(
            503, "MU406", "server busy", detail: detail, hint: "Try again a little later.",
            retryAfter: 5)
    }
}
