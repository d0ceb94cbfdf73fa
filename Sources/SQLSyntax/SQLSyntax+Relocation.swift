public import Muster

/// What a `CREATE INDEX` makes, apart from its name and the way it is built.
public struct IndexDefinition: Sendable, Hashable {
    /// The table as written.
    public let relation: QualifiedName
    /// Whether it is unique.
    public let isUnique: Bool
    /// Everything behind the table: `using btree (status) where status <> 'done'`.
    public let rest: String
}

extension SQLSyntax {
    /// The statement with every relation read from another place.
    ///
    /// `select o.id from shop.orders o` with `shop.orders` moved to `sandbox.s1_1` gives
    /// `select o.id from sandbox.s1_1 o`; where no alias was given the name becomes the alias.
    ///
    /// - Parameters:
    ///   - statement: a SELECT.
    ///   - places: where each relation is now, by its name as the statement writes it.
    /// - Returns: the text, without comments.
    /// - Throws: `SQLSyntaxError` when it reads a relation that has no place, or one with the name
    ///   of a common table expression, which only the parser could tell apart.
    public static func relocating(
        _ statement: ParsedStatement, to places: [QualifiedName: QualifiedName]
    ) throws(SQLSyntaxError) -> String {
        let tree = statement.tree
        var commonTables: Set<String> = []
        for node in tree.entries.indices where tree.isNode(node, .commonTableExpr) {
            if let name = tree.string(node, .cteName) { commonTables.insert(name) }
        }
        var edits: [Int: TextEdit] = [:]
        for node in tree.entries.indices {
            if tree.isNode(node, .rangeVar) {
                let relation = tree.relation(node)
                let isCommonTable = relation.schema == nil && commonTables.contains(relation.name)
                switch (places[relation], isCommonTable) {
                case (let place?, false):
                    let isNamed = tree.field(node, .alias) != nil
                    edits[tree.integer(node, .location)] = TextEdit(
                        tokens: tree.nameTokens(node),
                        text: place.description
                            + (isNamed ? "" : " as " + SQLIdentifier.quoted(relation.name)))
                case (nil, true): continue
                default: throw .invalid(reason: "a relation cannot be moved", position: 0)
                }
            } else if tree.isNode(node, .columnRef), tree.list(node, .fields).count > 2 {
                // `schema.table.column`: the table is an alias now, which has no schema.
                edits[tree.integer(node, .location)] = TextEdit(tokens: 2, text: "")
            }
        }
        return try TextEdit.apply(edits, to: statement.text)
    }

    /// What a `CREATE INDEX` makes; nil when the statement is another one, or names a tablespace.
    public static func indexDefinition(
        of statement: ParsedStatement
    ) throws(SQLSyntaxError) -> IndexDefinition? {
        let tree = statement.tree
        guard statement.kind == .utility("create index"),
            let table = tree.field(statement.fields, .relation),
            tree.field(statement.fields, .tableSpace) == nil
        else { return nil }
        let tokens = try TextEdit.tokens(of: statement.text)
        let location = tree.integer(table, .location)
        guard let first = tokens.firstIndex(where: { $0.start == location }),
            first + tree.nameTokens(table) < tokens.count
        else { throw .invalid(reason: "the table of the index was not found", position: 0) }
        let rest = statement.text[tokens[first + tree.nameTokens(table)].start...]
        return IndexDefinition(
            relation: tree.relation(table), isUnique: tree.flag(statement.fields, .unique),
            rest: String(decoding: rest, as: UTF8.self))
    }
}

/// Tokens to be replaced by other text.
private struct TextEdit {
    /// How many tokens, from the one at the edit's place.
    let tokens: Int
    /// What stands there instead.
    let text: String

    static func tokens(of text: [UInt8]) throws(SQLSyntaxError) -> [Token] {
        try CText.with(text) { (text) throws(SQLSyntaxError) in
            try ScanResult(text).tokens(of: text)
        }
    }

    static func apply(
        _ edits: [Int: TextEdit], to text: [UInt8]
    ) throws(SQLSyntaxError) -> String {
        let tokens = try tokens(of: text)
        var result: [UInt8] = []
        var position = 0
        var applied = 0
        for (index, token) in tokens.enumerated() {
            guard let edit = edits[token.start], index + edit.tokens <= tokens.count else {
                continue
            }
            result += text[position..<token.start] + Array(edit.text.utf8)
            position = tokens[index + edit.tokens - 1].end
            applied += 1
        }
        guard applied == edits.count else {
            throw .invalid(reason: "a name was not found in the text", position: 0)
        }
        return String(decoding: result + text[position...], as: UTF8.self)
    }
}

extension SyntaxTree {
    fileprivate func isNode(_ node: Node, _ kind: Key) -> Bool {
        entries[node].kind == .object && entries[node].key == kind.hash
    }

    /// The name in a `RangeVar`.
    fileprivate func relation(_ node: Node) -> QualifiedName {
        QualifiedName(
            schema: string(node, .schemaName), name: string(node, .relname) ?? "")
    }

    /// How many tokens the name takes: `catalog.schema.name` is five.
    fileprivate func nameTokens(_ node: Node) -> Int {
        [Key.catalogName, .schemaName].reduce(1) { $0 + (field(node, $1) == nil ? 0 : 2) }
    }
}
