internal import Muster

/// Names statements after the nodes of their parse trees.
enum StatementNaming {
    static func kind(of node: Key, nodeName: String) -> StatementKind {
        switch node {
        case .selectStmt: .select
        case .insertStmt: .insert
        case .updateStmt: .update
        case .deleteStmt: .delete
        case .mergeStmt: .merge
        default: .utility(utilityName(nodeName))
        }
    }

    /// The command in lower case: `AlterRoleStmt` is `alter role`.
    static func utilityName(_ node: String) -> String {
        if let name = names[node] { return name }
        var words = ""
        let stem = node.hasSuffix("Stmt") ? node.dropLast(4) : node[...]
        for character in stem {
            if character.isUppercase, !words.isEmpty { words.append(" ") }
            words.append(contentsOf: character.lowercased())
        }
        return words
    }

    /// Nodes whose name does not say the command.
    private static let names = [
        "CheckPointStmt": "checkpoint",
        "CompositeTypeStmt": "create type",
        "ConstraintsSetStmt": "set constraints",
        "CreateEnumStmt": "create type",
        "CreateEventTrigStmt": "create event trigger",
        "CreateOpClassStmt": "create operator class",
        "CreateOpFamilyStmt": "create operator family",
        "CreatePLangStmt": "create language",
        "CreateRangeStmt": "create type",
        "CreateSeqStmt": "create sequence",
        "CreateStatsStmt": "create statistics",
        "CreateStmt": "create table",
        "CreateTableAsStmt": "create table as",
        "CreateTrigStmt": "create trigger",
        "CreatedbStmt": "create database",
        "DeclareCursorStmt": "declare cursor",
        "DefineStmt": "create",
        "DropdbStmt": "drop database",
        "IndexStmt": "create index",
        "RefreshMatViewStmt": "refresh materialized view",
        "RuleStmt": "create rule",
        "SecLabelStmt": "security label",
        "VariableSetStmt": "set",
        "VariableShowStmt": "show",
        "ViewStmt": "create view",
    ]
}
