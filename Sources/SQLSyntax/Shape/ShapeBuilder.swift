internal import Muster

/// Makes the shape of a statement from its parse tree.
///
/// It notes for each column where it could come from; which of these it does come from is worked out
/// afterwards, without the tree, by `StatementShape.resolved(with:)`.
struct ShapeBuilder {
    let tree: SyntaxTree
    /// The text, to tell 0 from a negative number, which the tree does not.
    let text: [UInt8]
    var shape: StatementShape

    /// The scopes that a name can refer to, the innermost last.
    var scopes: [Scope] = []
    /// The common table expressions that a name can refer to, the innermost WITH last.
    var commonTables: [[String: CommonTable]] = []
    /// Blocks of common table expressions that are being read: a use of one is recursive.
    var openCommonTables: Set<Int> = []

    /// The block that is being read, and the place in it.
    var block = 0
    var place = ColumnUse.Place.output
    /// Columns of the expressions that are being read; each expression has a range of it.
    var columns: [ColumnReference] = []
    /// The sources of the block, by position, that outer joins can fill with nulls.
    var nullableRanges: [Range<Int>] = []
    /// Numbers for literals whose value is not kept in an expression's text.
    var nextHiddenParameter = 1
    var nextAlternativeGroup = 0
    var nextRowGroup = 0

    /// The output columns by name, by block.
    var outputs: [Int: OutputIndex] = [:]
    /// The columns that were noted as assigned, by block.
    var assignedNames: [Int: Set<String>] = [:]

    /// Where the output columns of a block are in its list.
    struct OutputIndex {
        private(set) var positions: [String: Int] = [:]
        private(set) var firstStar: Int?

        mutating func add(_ name: String, _ position: Int) {
            if positions[name] == nil { positions[name] = position }
        }

        mutating func add(star position: Int) {
            firstStar = firstStar ?? position
        }
    }

    /// A common table expression in scope.
    struct CommonTable {
        let block: Int
        let columnAliases: [String]
    }

    private struct CommonTableEntry {
        let name: String
        let node: SyntaxTree.Node
        let query: SyntaxTree.Node
        let kind: PlannableKind
        let table: CommonTable
    }

    init(_ statement: ParsedStatement) {
        tree = statement.tree
        text = statement.text
        shape = StatementShape(kind: statement.kind)
    }

    /// The shape of the statement whose fields these are.
    mutating func build(_ fields: SyntaxTree.Node) -> StatementShape {
        guard let kind = PlannableKind(shape.kind) else { return shape }
        let names = NameSweep(tree)
        shape.functions = names.functions.names
        shape.operators = names.operators.names
        shape.types = names.types.names
        shape.parameters = names.parameters.sorted()
        nextHiddenParameter = (shape.parameters.last ?? 0) + 1
        let block = newBlock(shape.kind, .statement)
        build(fields, kind, into: block)
        return shape.resolved(with: .empty)
    }

    /// Adds an empty block inside the one that is being read.
    mutating func newBlock(_ kind: StatementKind, _ role: QueryBlock.Role) -> Int {
        let parent = shape.blocks.isEmpty ? nil : block
        shape.blocks.append(QueryBlock(kind: kind, role: role, parent: parent))
        return shape.blocks.count - 1
    }

    /// Reads a statement or a subquery into its block.
    mutating func build(_ fields: SyntaxTree.Node, _ kind: PlannableKind, into block: Int) {
        let outer = (self.block, place)
        self.block = block
        let hasCommonTables = addCommonTables(fields)
        switch kind {
        case .select: buildSelect(fields)
        case .insert: buildInsert(fields)
        case .update: buildUpdate(fields)
        case .delete: buildDelete(fields)
        case .merge: buildMerge(fields)
        }
        if hasCommonTables { commonTables.removeLast() }
        (self.block, place) = outer
    }

    /// Reads a wrapped query as a new block and returns the block's index.
    mutating func addQuery(_ node: SyntaxTree.Node, _ role: QueryBlock.Role) -> Int? {
        guard let (key, fields) = tree.unwrapped(node), let kind = PlannableKind(key) else {
            return nil
        }
        let block = newBlock(kind.statementKind, role)
        build(fields, kind, into: block)
        return block
    }

    /// Reads something at a place of the block.
    mutating func at(_ place: ColumnUse.Place, _ body: (inout ShapeBuilder) -> Void) {
        let outer = self.place
        self.place = place
        body(&self)
        self.place = outer
    }

    // MARK: WITH

    /// Opens a scope for the common table expressions of a WITH clause, if there is one.
    private mutating func addCommonTables(_ fields: SyntaxTree.Node) -> Bool {
        guard let with = tree.field(fields, .withClause) else { return false }
        let isRecursive = tree.flag(with, .recursive)
        var entries: [CommonTableEntry] = []
        for node in tree.list(with, .ctes) {
            guard let entry = tree.unwrapped(node, as: .commonTableExpr),
                let query = tree.field(entry, .cteQuery), let (key, fields) = tree.unwrapped(query),
                let kind = PlannableKind(key)
            else { continue }
            let name = tree.string(entry, .cteName) ?? ""
            let role = QueryBlock.Role.commonTable(
                name: name, materialized: materialization(entry), recursive: false)
            let table = CommonTable(
                block: newBlock(kind.statementKind, role),
                columnAliases: tree.strings(entry, .aliasColumnNames))
            entries.append(
                CommonTableEntry(name: name, node: entry, query: fields, kind: kind, table: table))
        }
        commonTables.append([:])
        let level = commonTables.count - 1
        if isRecursive {
            for entry in entries { commonTables[level][entry.name] = entry.table }
        }
        for entry in entries {
            openCommonTables.insert(entry.table.block)
            build(entry.query, entry.kind, into: entry.table.block)
            openCommonTables.remove(entry.table.block)
            addTraversalColumns(entry.node, to: entry.table.block)
            commonTables[level][entry.name] = entry.table
        }
        return true
    }

    /// `SEARCH` and `CYCLE` add columns to a recursive query.
    private mutating func addTraversalColumns(_ entry: SyntaxTree.Node, to block: Int) {
        let names = [
            tree.field(entry, .searchClause).flatMap { tree.string($0, .searchSequenceColumn) },
            tree.field(entry, .cycleClause).flatMap { tree.string($0, .cycleMarkColumn) },
            tree.field(entry, .cycleClause).flatMap { tree.string($0, .cyclePathColumn) },
        ]
        for name in names.compactMap(\.self) {
            shape.blocks[block].outputs.append(OutputColumn(name: name, operand: .opaque))
        }
    }

    private func materialization(_ entry: SyntaxTree.Node) -> Bool? {
        switch tree.string(entry, .cteMaterialized) {
        case "CTEMaterializeAlways": true
        case "CTEMaterializeNever": false
        default: nil
        }
    }
}

/// The statements that have a shape.
enum PlannableKind {
    case select
    case insert
    case update
    case delete
    case merge

    init?(_ kind: StatementKind) {
        switch kind {
        case .select: self = .select
        case .insert: self = .insert
        case .update: self = .update
        case .delete: self = .delete
        case .merge: self = .merge
        case .utility: return nil
        }
    }

    init?(_ node: Key) {
        self.init(StatementNaming.kind(of: node, nodeName: ""))
    }

    var statementKind: StatementKind {
        switch self {
        case .select: .select
        case .insert: .insert
        case .update: .update
        case .delete: .delete
        case .merge: .merge
        }
    }
}
