public import PostgresClient

/// Installs or upgrades the kit that this program carries, as `sql/install.sql` does.
public struct KitInstaller: Sendable {
    private let connection: PostgresConnection

    /// An installer over a connection of the role that shall own the kit.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// Installs in one transaction: all of it or nothing.
    ///
    /// - Parameter modules: names of modules, `all`, or empty for what is installed already, and on a
    ///   first install everything.
    /// - Returns: the modules that are installed now.
    /// - Throws: MU401 to MU405 when the kit cannot be installed here; the server's error.
    public func install(modules: String = "") async throws -> [String] {
        try await connection.transaction(isolation: .readCommitted) { db in
            var wanted: Set<String> = ["core"]
            for block in EmbeddedKit.blocks {
                if let module = block.module, !wanted.contains(module) { continue }
                if let condition = block.condition {
                    let question = SQL(unescaped: "select (\(condition)) as wanted")
                    guard try db.query(question).value(as: Bool.self) else { continue }
                }
                try db.executeScript(block.sql, timeout: .seconds(300))
                if block.kind == .bootstrap {
                    wanted.formUnion(
                        try db.query("select unnest(muster._wanted_modules(\(modules))) as module")
                            .map { try $0.decode("module", as: String.self) })
                }
            }
            return try db.query("select module from muster.module order by ordinal")
                .map { try $0.decode("module", as: String.self) }
        }
    }

    /// The kit as text, for `muster print-sql`: what `install` would run on an empty database.
    public static var script: String {
        var text = "begin isolation level read committed read write;\n"
        for block in EmbeddedKit.blocks { text += block.sql + "\n" }
        return text + "commit;\n"
    }
}

extension CoreStore {
    /// Names of the installed modules.
    public func modules() async throws -> [String] {
        try await connection.query("select module from muster.module order by ordinal")
            .map { try $0.decode("module") }
    }
}
