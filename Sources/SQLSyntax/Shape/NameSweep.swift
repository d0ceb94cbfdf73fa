internal import Muster

/// Collects the names that a statement uses anywhere.
///
/// It goes over the flat tree and not through the grammar, so that no corner of a statement can be
/// left out: these lists decide whether a statement may be planned at all.
struct NameSweep {
    private(set) var functions = OrderedNames()
    private(set) var operators = OrderedNames()
    private(set) var types = OrderedNames()
    private(set) var parameters: Set<Int> = []
    /// Names that stand where a column may, or after a dot: `t.f` and `(1).f` can call a function.
    private(set) var columns: Set<String> = []

    private let tree: SyntaxTree

    init(_ tree: SyntaxTree) {
        self.tree = tree
        for node in tree.entries.indices where tree.entries[node].kind == .object {
            add(node, Key(hash: tree.entries[node].key))
        }
    }

    private mutating func add(_ node: SyntaxTree.Node, _ key: Key) {
        switch key {
        case .funcCall: functions.insert(tree.qualifiedName(tree.list(node, .funcName)))
        case .rangeTableSample: functions.insert(tree.qualifiedName(tree.list(node, .method)))
        case .aExpr: addOperators(ofExpression: node)
        case .subLink: addOperator(ofSubquery: node)
        case .sortBy: operators.insert(tree.qualifiedName(tree.list(node, .useOp)))
        case .caseExpr where tree.field(node, .arg) != nil: operators.insert(Self.equals)
        case .joinExpr where tree.flag(node, .isNatural) || tree.field(node, .usingClause) != nil:
            operators.insert(Self.equals)
        case .typeNameNode, .typeName: types.insert(tree.qualifiedName(tree.list(node, .names)))
        case .columnRef: columns.formUnion(tree.strings(node, .fields))
        case .aIndirection: columns.formUnion(tree.strings(node, .indirection))
        case .paramRef: parameters.insert(tree.integer(node, .number))
        default: break
        }
    }

    private static let equals = QualifiedName(name: "=")

    /// `BETWEEN` is a comparison by two operators, which it does not name.
    private mutating func addOperators(ofExpression node: SyntaxTree.Node) {
        guard let name = tree.qualifiedName(tree.list(node, .name)) else { return }
        switch name.name {
        case "BETWEEN", "BETWEEN SYMMETRIC":
            operators.insert(QualifiedName(name: ">="))
            operators.insert(QualifiedName(name: "<="))
        case "NOT BETWEEN", "NOT BETWEEN SYMMETRIC":
            operators.insert(QualifiedName(name: "<"))
            operators.insert(QualifiedName(name: ">"))
        default:
            operators.insert(name)
        }
    }

    /// `IN (SELECT …)` compares by `=` without naming it.
    private mutating func addOperator(ofSubquery node: SyntaxTree.Node) {
        guard tree.field(node, .testExpression) != nil else { return }
        operators.insert(tree.qualifiedName(tree.list(node, .operName)) ?? Self.equals)
    }
}

/// Names in order of appearance, each once.
struct OrderedNames {
    private(set) var names: [QualifiedName] = []
    private var seen: Set<QualifiedName> = []

    mutating func insert(_ name: QualifiedName?) {
        guard let name, seen.insert(name).inserted else { return }
        names.append(name)
    }
}

extension SyntaxTree {
    /// A name from a list of `String` nodes, the last of them the name itself; nil for no name.
    func qualifiedName(_ parts: [Node]) -> QualifiedName? {
        let parts = parts.map { part in
            unwrapped(part, as: .stringNode).flatMap { string($0, .sVal) } ?? ""
        }
        guard let name = parts.last else { return nil }
        return QualifiedName(schema: parts.dropLast().last, name: name)
    }

    /// The texts of a list of `String` nodes.
    func strings(_ node: Node, _ key: Key) -> [String] {
        list(node, key).compactMap { item in
            unwrapped(item, as: .stringNode).map { string($0, .sVal) ?? "" }
        }
    }
}
