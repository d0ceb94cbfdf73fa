import MusterDatabase
import PostgresClient

/// `muster import-accounting FILE...`: fills the past from PBS accounting logs.
struct ImportAccountingVerb: Verb {
    let name = "import-accounting"
    let summary = "fill the past from PBS accounting logs"
    let operands = "FILE..."
    var operandCount: ClosedRange<Int> { 1...10_000 }
    let help = """
        FILE is a log of server_priv/accounting, one for each day; - is standard input. Starts, ends and
        exit statuses of the log win over what was collected. Importing a log again changes nothing.
        Ends with 5 when lines could not be read.
        """
    var options: [Option] {
        [BatchOptions.cluster] + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        try await context.withBatch(name) { store in
            let cluster = try await context.cluster(store)
            var table: Table?
            var isWell = true
            for path in context.arguments.operands {
                guard let bytes = SystemCalls.contents(ofFile: path == "-" ? nil : path) else {
                    throw UsageError("cannot read \(Arguments.shown(path))")
                }
                let name = path == "-" ? nil : path.split(separator: "/").last.map(String.init)
                let rows = try await store.importAccounting(
                    cluster: cluster, document: bytes, fileName: name)
                isWell =
                    try isWell
                    && rows.allSatisfy {
                        try $0.decode("lines_rejected", as: Int.self) == 0
                    }
                let imported = try Table(rows)
                var all = table ?? Table(imported.columns)
                for row in imported.rows { all.append(row) }
                table = all
            }
            if let table { try context.show(table) }
            return isWell ? .success : .findings
        }
    }
}
