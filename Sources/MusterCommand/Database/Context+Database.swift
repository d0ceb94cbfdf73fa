import MusterDatabase
import PostgresClient

extension Context {
    /// Where to connect, as psql would: what is not given comes from libpq's own sources.
    ///
    /// - Parameter purpose: the application's name on the server, behind `muster`.
    /// - Returns: the options.
    /// - Throws: ``UsageError``.
    func connectionOptions(_ purpose: String) throws(UsageError) -> ConnectionOptions {
        let target = try ConnectionArguments(arguments)
        return ConnectionOptions(
            conninfo: target.conninfo, user: target.user, database: target.database,
            host: target.host, port: target.port.flatMap(Int.init),
            applicationName: "muster \(purpose)")
    }

    /// Connects and checks that the schema belongs to this program.
    ///
    /// - Parameter purpose: the application's name on the server, behind `muster`.
    /// - Returns: the connection; whoever called closes it.
    /// - Throws: `SchemaMismatch`; the client's error.
    func connect(_ purpose: String) async throws -> PostgresConnection {
        try await connect(to: try connectionOptions(purpose))
    }

    /// Connects and checks that the schema belongs to this program.
    ///
    /// - Parameter options: where to.
    /// - Returns: the connection; whoever called closes it.
    /// - Throws: `SchemaMismatch`; the client's error.
    func connect(to options: ConnectionOptions) async throws -> PostgresConnection {
        let connection = try await PostgresConnection.connect(options)
        do {
            let compatibility = try await CoreStore(connection).compatibility()
            guard compatibility == .compatible else { throw SchemaMismatch(compatibility) }
            return connection
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Shows rows in the form that was asked for.
    ///
    /// - Parameters:
    ///   - rows: of a query.
    ///   - title: a line above an aligned table.
    /// - Throws: ``UsageError`` when two forms are asked for; the client's error.
    func show(_ rows: Rows, title: String? = nil) throws {
        try show(Table(rows), title: title)
    }

    /// An operand that is a key.
    ///
    /// - Parameters:
    ///   - index: which operand.
    ///   - what: whose key, for the message: `a statement`.
    /// - Returns: the key.
    /// - Throws: ``UsageError`` when it is missing, or no positive whole number.
    func identifier(_ index: Int, _ what: String) throws(UsageError) -> Int64 {
        guard let text = arguments.operand(index) else {
            throw UsageError("the number of \(what) is missing")
        }
        guard let number = Int64(text), number > 0 else {
            throw UsageError("\(Arguments.shown(text)) is not the number of \(what)")
        }
        return number
    }
}
