/// What the parse tree says about the literals of a statement, by their byte offsets.
struct LiteralFacts {
    /// Where the literals are that become parameters.
    private(set) var literals: Set<Int> = []
    /// For the first token of a type before a literal, `date '…'`: where the literal is.
    private(set) var typedLiterals: [Int: Int] = [:]
    /// Where the word EXTRACT is of calls in that syntax.
    private(set) var extracts: Set<Int> = []
    /// For a literal that has to share its parameter with equal ones: the group of these.
    private(set) var shared: [Int: Int] = [:]
    /// Where the fields of EXTRACT are: the word `year` is a constant of the tree, but no literal.
    private var extractFields: Set<Int> = []
    /// The highest parameter number in use.
    private(set) var highestParameter = 0

    init(_ tree: SyntaxTree) {
        let structural = Self.structuralConstants(tree)
        for node in tree.entries.indices {
            switch Key(hash: tree.entries[node].key) {
            case .aConst where tree.entries[node].kind == .object:
                let location = tree.integer(node, .location)
                if location >= 0, !structural.contains(node) { literals.insert(location) }
            case .paramRef:
                highestParameter = max(highestParameter, tree.integer(node, .number))
            case .typeCast:
                addTypedLiteral(tree, node)
            case .funcCall:
                addExtract(tree, node)
            default:
                break
            }
        }
        literals.subtract(extractFields)
        shared = SharedLiterals(tree, structural: structural).shared
    }

    /// Whether a literal token that is no constant of the tree is a number that the syntax needs:
    /// `numeric(10, 2)`, `current_time(3)`.
    func isStructural(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[token.start..<token.end].allSatisfy(\.isDigit)
    }

    /// The constants that stay: positions in ORDER BY and GROUP BY, modifiers of types.
    private static func structuralConstants(_ tree: SyntaxTree) -> Set<SyntaxTree.Node> {
        var constants: Set<SyntaxTree.Node> = []
        for node in tree.entries.indices where tree.entries[node].kind == .array {
            let key = Key(hash: tree.entries[node].key)
            guard structuralLists.contains(key) else { continue }
            for item in tree.children(of: node) {
                if let (constant, _) = tree.structuralConstant(item) { constants.insert(constant) }
            }
        }
        return constants
    }

    private static let structuralLists: Set<Key> = [
        .sortClause, .groupClause, .distinctClause, .content, .typmods,
    ]

    private mutating func addTypedLiteral(_ tree: SyntaxTree, _ cast: SyntaxTree.Node) {
        guard tree.integer(cast, .location) == -1, let type = tree.field(cast, .typeName),
            let wrapped = tree.field(cast, .arg), let (kind, value) = tree.unwrapped(wrapped),
            kind == .aConst || kind == .paramRef
        else { return }
        let typeLocation = tree.integer(type, .location)
        let location = tree.integer(value, .location)
        if typeLocation >= 0, location > typeLocation { typedLiterals[typeLocation] = location }
    }

    private mutating func addExtract(_ tree: SyntaxTree, _ call: SyntaxTree.Node) {
        guard tree.string(call, .funcFormat, equals: "COERCE_SQL_SYNTAX"),
            let name = tree.list(call, .funcName).last,
            let text = tree.unwrapped(name, as: .stringNode),
            tree.string(text, .sVal, equals: "extract"),
            let field = tree.list(call, .args).first
        else { return }
        extracts.insert(tree.integer(call, .location))
        if let word = tree.unwrapped(field, as: .aConst) {
            extractFields.insert(tree.integer(word, .location))
        }
    }
}
