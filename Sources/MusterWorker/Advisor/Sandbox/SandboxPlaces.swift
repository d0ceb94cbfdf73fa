import Muster
import MusterDatabase
import SQLSyntax

/// Where the tables of a statement have been copied to.
struct SandboxPlaces: Sendable {
    private let copies: [QualifiedName: SandboxTable]
    /// Indexes may name a table in another way than the statement does.
    private let named: [String: SandboxTable]

    /// The schema of all copies.
    static let schema = "muster_sandbox"

    init(_ tables: [SandboxTable], shape: StatementShape) {
        let byName = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        copies = Dictionary(
            shape.relationNames.compactMap { name in
                byName[name.description].map { (name, $0) }
            }
        ) { first, _ in first }
        named = byName.merging(tables.map { ($0.source, $0) }) { first, _ in first }
    }

    /// The copy of a relation of the statement.
    func copy(of relation: QualifiedName) -> String? { copies[relation]?.copy }

    /// The statement with the copies in the place of the tables.
    ///
    /// - Throws: `ExplainRefusal`.
    func relocating(_ statement: ParsedStatement) throws -> String {
        do throws(SQLSyntaxError) {
            return try SQLSyntax.relocating(
                statement,
                to: copies.mapValues { QualifiedName(schema: Self.schema, name: $0.copy) })
        } catch {
            throw SandboxStatement.refusal("the tables of the statement could not be told apart")
        }
    }

    /// The command that builds an index on a copy, and the copy.
    ///
    /// - Throws: `ExplainRefusal` when it is on another table.
    func building(
        _ index: IndexDefinition, name: String
    ) throws -> (command: String, copy: String) {
        let written = index.relation.description
        let match =
            named[written] ?? named.first { $0.key.hasSuffix("." + written) }?.value
            ?? named.first { written.hasSuffix("." + $0.key) }?.value
        guard let match else {
            throw SandboxStatement.refusal(
                "an index is on a table that the statement does not read")
        }
        let copy = QualifiedName(schema: Self.schema, name: match.copy)
        return (
            "create \(index.isUnique ? "unique " : "")index \(name) on \(copy) \(index.rest)",
            match.copy
        )
    }
}
