import Muster
import MusterDatabase
import PostgresClient

/// The options of every verb: where to connect, and how to print.
enum CommonOptions {
    static let database = Option.value(
        "dbname", short: "d", "DBNAME", "database, or a conninfo string or URL",
        environment: "DATABASE_URL")
    static let host = Option.value("host", short: "h", "HOST", "host or folder of the socket")
    static let port = Option.value("port", short: "p", "PORT", "port")
    static let user = Option.value("username", short: "U", "NAME", "role")
    static let json = Option.flag("json", "print a JSON array of objects")
    static let csv = Option.flag("csv", "print CSV with a header")
    static let expanded = Option.flag("expanded", short: "x", "print one field a line")
    static let tuplesOnly = Option.flag("tuples-only", short: "t", "print rows only")
    static let unaligned = Option.flag("no-align", short: "A", "print fields separated by |")

    static let all = [
        database, host, port, user, json, csv, expanded, tuplesOnly, unaligned,
    ]
}

extension Context {
    /// Where to connect, as psql would: what is not given comes from libpq's own sources.
    func connectionOptions(_ purpose: String) throws(UsageError) -> ConnectionOptions {
        let target = arguments.string(CommonOptions.database)
        let isConninfo = target.map { $0.contains("=") || $0.contains("://") } ?? false
        return ConnectionOptions(
            conninfo: isConninfo ? target : nil, user: arguments.string(CommonOptions.user),
            database: isConninfo ? nil : target, host: arguments.string(CommonOptions.host),
            port: try arguments.integer(CommonOptions.port, in: 1...65_535),
            applicationName: "muster \(purpose)")
    }

    /// Connects and checks that the schema belongs to this program.
    ///
    /// - Throws: `SchemaMismatch`; the client's error.
    func connect(_ purpose: String) async throws -> PostgresConnection {
        let connection = try await PostgresConnection.connect(try connectionOptions(purpose))
        do {
            let compatibility = try await CoreStore(connection).compatibility()
            guard compatibility == .compatible else { throw SchemaMismatch(compatibility) }
            return connection
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Prints rows in the format that was asked for.
    func print(_ rows: Rows, title: String? = nil) throws {
        console.write(try ResultTable(rows, title: title).text(in: format))
    }

    /// The format that was asked for.
    var format: ResultTable.Format {
        if arguments.flag(CommonOptions.json) { return .json }
        if arguments.flag(CommonOptions.csv) { return .csv }
        let tuplesOnly = arguments.flag(CommonOptions.tuplesOnly)
        if arguments.flag(CommonOptions.unaligned) { return .unaligned(tuplesOnly: tuplesOnly) }
        if arguments.flag(CommonOptions.expanded) { return .expanded }
        return .aligned(
            tuplesOnly: tuplesOnly, width: console.isOutputTerminal ? console.width : nil)
    }
}

/// The schema does not belong to this program.
struct SchemaMismatch: Reportable {
    let compatibility: SchemaCompatibility

    init(_ compatibility: SchemaCompatibility) {
        self.compatibility = compatibility
    }

    var report: ErrorReport {
        switch compatibility {
        case .compatible, .notInstalled:
            ErrorReport(
                message: "Muster is not installed in this database",
                hint: "Run: muster install, as the role that shall own it.",
                exitCode: .schemaMismatch)
        case .schemaNewer(let version):
            ErrorReport(
                message: "the schema is newer than this program",
                detail: "The schema is \(version), this is muster \(MusterVersion.current).",
                hint: "Upgrade the program.", exitCode: .schemaMismatch)
        case .schemaOlder(let version):
            ErrorReport(
                message: "the schema is older than this program",
                detail: "The schema is \(version), this is muster \(MusterVersion.current).",
                hint: "Run: muster install, as the role that owns it.", exitCode: .schemaMismatch)
        }
    }
}
