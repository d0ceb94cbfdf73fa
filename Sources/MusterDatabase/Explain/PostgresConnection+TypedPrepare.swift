import Muster
import PostgresClient

extension PostgresConnection {
    /// Prepares a statement, and gives types to parameters whose type the server cannot tell.
    ///
    /// A statement that ran with values may not be prepared with parameters: nothing tells which
    /// `generate_series($1, $2)` is meant. Where the server points at a call, types are tried for the
    /// parameters below it, and the first with which the call is found are taken.
    ///
    /// - Parameters:
    ///   - name: of the prepared statement.
    ///   - text: one statement.
    ///   - calls: the calls in it that have parameters.
    ///   - timeout: the client's own limit of each attempt.
    /// - Returns: the types that were given, by parameter; mostly none.
    /// - Throws: the first error when no types help; the transaction goes on then only without calls.
    func prepare(
        _ name: String, _ text: String, calls: [ParameterCall], timeout: Duration
    ) throws(PostgresError) -> [Int: ParameterType] {
        guard !calls.isEmpty else {
            try prepare(name, text, timeout: timeout)
            return [:]
        }
        var known: [Int: ParameterType] = [:]
        guard let first = try failure(name, text, known, timeout) else { return known }
        var error = first
        var attempts = 0
        search: while error.isAboutTypes {
            let wanted = error.parameters(of: calls).filter { known[$0] == nil }
            guard !wanted.isEmpty, wanted.count <= Self.mostUnknown else { break }
            for choice in ParameterType.choices(for: wanted.count) {
                attempts += 1
                guard attempts <= Self.mostAttempts else { break search }
                let tried = known.merging(zip(wanted, choice)) { old, _ in old }
                guard let next = try failure(name, text, tried, timeout) else { return tried }
                // Another call is in doubt now, so this one was found.
                if next.isAboutTypes, next.position != error.position,
                    Set(next.parameters(of: calls)).isDisjoint(with: wanted)
                {
                    (known, error) = (tried, next)
                    continue search
                }
            }
            break
        }
        throw first
    }

    /// Of so many parameters of one call types are tried.
    private static let mostUnknown = 3
    /// So many attempts, each far below a millisecond, are made for one statement.
    private static let mostAttempts = 150

    /// What the server says against the statement; nil when it is prepared.
    private func failure(
        _ name: String, _ text: String, _ types: [Int: ParameterType], _ timeout: Duration
    ) throws(PostgresError) -> PostgresError? {
        let last = types.keys.max() ?? 0
        let list = last == 0 ? [] : (1...last).map { types[$0]?.rawValue ?? 0 }
        try execute("savepoint muster_types")
        do {
            try prepare(name, text, types: list, timeout: timeout)
        } catch {
            guard !error.isConnectionLoss else { throw error }
            try execute("rollback to muster_types")
            try execute("release muster_types")
            return error
        }
        try execute("release muster_types")
        return nil
    }
}

extension PostgresError {
    /// The server could not tell what is called because it does not know the types of parameters.
    fileprivate var isAboutTypes: Bool {
        [.ambiguousFunction, .undefinedFunction, .indeterminateDatatype].contains(sqlState)
    }

    /// The parameters in doubt: those below the call at which the server points; without a call, the
    /// one that the message names.
    fileprivate func parameters(of calls: [ParameterCall]) -> [Int] {
        if let call = calls.first(where: { $0.position == position }) { return call.parameters }
        guard sqlState == .indeterminateDatatype,
            let number = message.split(separator: "$").last.map({ $0.prefix(while: \.isNumber) })
        else { return [] }
        return Int(number).map { [$0] } ?? []
    }
}
