import Muster
import MusterDatabase

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
