import Muster
import PostgresClient

/// Whether this program and the schema in the database belong together.
public enum SchemaCompatibility: Sendable, Equatable {
    /// They do.
    case compatible
    /// No schema of Muster is installed.
    case notInstalled
    /// The schema has a newer version: this program must be upgraded.
    case schemaNewer(String)
    /// The schema has an older version: it must be upgraded.
    case schemaOlder(String)
}

extension CoreStore {
    /// Compares the schema's version with this program's.
    public func compatibility() async throws -> SchemaCompatibility {
        let installed = try await connection.query(
            "select pg_catalog.to_regprocedure('muster.version()') is not null as installed"
        ).value(as: Bool.self)
        guard installed else { return .notInstalled }
        let version = try await connection.query("select muster.version() as v").value(
            as: String.self)
        return Self.compare(schema: version, program: MusterVersion.current)
    }

    /// Major and minor version decide; a patch changes no schema.
    static func compare(schema: String, program: String) -> SchemaCompatibility {
        func parts(_ version: String) -> [Int] {
            version.split(separator: ".").map { Int($0) ?? 0 }
        }
        let (schemaParts, programParts) = (parts(schema).prefix(2), parts(program).prefix(2))
        if schemaParts.elementsEqual(programParts) { return .compatible }
        return schemaParts.lexicographicallyPrecedes(programParts)
            ? .schemaOlder(schema) : .schemaNewer(schema)
    }
}
