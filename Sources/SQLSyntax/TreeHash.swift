/// Hashes every value of a parse tree from the leaves up.
///
/// One loop over the flat tree in reverse: children come after their parents there, so each value
/// finds its children's hashes ready and nothing recurses.
struct TreeHash {
    enum Mode {
        /// What a fingerprint sees: literals, list lengths and positions in the text do not count.
        case fingerprint
        /// Everything but positions in the text, to find equal expressions.
        case exact
    }

    private let tree: SyntaxTree
    private let mode: Mode
    private var hashes: [UInt64]

    init(_ tree: SyntaxTree, mode: Mode) {
        self.tree = tree
        self.mode = mode
        hashes = [UInt64](repeating: 0, count: tree.entries.count)
        for node in tree.entries.indices.reversed() {
            hashes[node] = hash(node)
        }
    }

    subscript(node: SyntaxTree.Node) -> UInt64 { hashes[node] }

    /// What stands for every literal and parameter, and for arrays and casts of them.
    private static let constant: UInt64 = 0x6d75_7374_6572_2401

    private func hash(_ node: SyntaxTree.Node) -> UInt64 {
        let entry = tree.entries[node]
        switch entry.kind {
        case .object: return object(node, name: Key(hash: entry.key))
        case .array: return list(node, name: Key(hash: entry.key))
        case .string, .escapedString, .number:
            return tree.bytes.withUnsafeBufferPointer { bytes in
                Self.hash(bytes, Int(entry.start), Int(entry.end))
            }
        case .true, .false, .null: return Self.mix(0x11, UInt64(entry.kind.rawValue))
        }
    }

    // MARK: Objects

    private func object(_ node: SyntaxTree.Node, name: Key) -> UInt64 {
        if mode == .fingerprint, isConstant(node, name: name) { return Self.constant }
        let isIn = mode == .fingerprint && name == .aExpr && isInList(node)
        var result: UInt64 = 0x22
        var child = node + 1
        let end = Int(tree.entries[node].next)
        while child < end {
            let entry = tree.entries[child]
            if !entry.isPosition {
                let isList = isIn && entry.key == Key.rexpr.hash
                let value = isList ? distinctItems(of: child) : hashes[child]
                result = Self.mix(result ^ entry.key, value)
            }
            child = Int(entry.next)
        }
        return result
    }

    /// Whether the object is a literal or a parameter, or only wraps one: `5`, `$1`, `'5'::int`,
    /// `date '2024-01-01'`, `array[1, 2]`.
    private func isConstant(_ node: SyntaxTree.Node, name: Key) -> Bool {
        guard tree.entries[node].isNodeName else {
            // The wrapper `{"A_Const": {…}}`.
            let child = node + 1
            return child < Int(tree.entries[node].next) && tree.entries[child].isNodeName
                && tree.entries[child].next == tree.entries[node].next
                && hashes[child] == Self.constant
        }
        switch name {
        case .aConst, .paramRef:
            return true
        case .typeCast:
            return tree.field(node, .arg).map { hashes[$0] == Self.constant } ?? false
        case .aArrayExpr:
            guard let elements = tree.field(node, .elements) else { return true }
            return tree.children(of: elements).allSatisfy { hashes[$0] == Self.constant }
        default:
            return false
        }
    }

    private func isInList(_ expression: SyntaxTree.Node) -> Bool {
        tree.string(expression, .kind, equals: "AEXPR_IN")
    }

    // MARK: Lists

    private func list(_ node: SyntaxTree.Node, name: Key) -> UInt64 {
        switch (mode, name) {
        case (.fingerprint, .valuesLists):
            return distinct(node)
        case (.fingerprint, .sortClause), (.fingerprint, .groupClause),
            (.fingerprint, .distinctClause), (.fingerprint, .content), (.fingerprint, .typmods):
            return structural(node)
        default:
            var result: UInt64 = 0x33
            for child in tree.children(of: node) { result = Self.mix(result, hashes[child]) }
            return result
        }
    }

    /// A list whose length does not count: each different item once, in order of appearance.
    private func distinct(_ list: SyntaxTree.Node) -> UInt64 {
        var result: UInt64 = 0x44
        var last: UInt64?
        var seen: Set<UInt64> = []
        for child in tree.children(of: list) {
            let value = hashes[child]
            if value == last { continue }
            last = value
            if seen.insert(value).inserted { result = Self.mix(result, value) }
        }
        return result
    }

    private func distinctItems(of operand: SyntaxTree.Node) -> UInt64 {
        guard let fields = tree.unwrapped(operand, as: .listNode),
            let items = tree.field(fields, .items)
        else { return hashes[operand] }
        return distinct(items)
    }

    /// A list in which whole numbers are structure: `ORDER BY 1`, `GROUP BY 2`, `numeric(10, 2)`.
    ///
    /// pg_stat_statements keeps them too.
    private func structural(_ list: SyntaxTree.Node) -> UInt64 {
        var result: UInt64 = 0x55
        for child in tree.children(of: list) {
            result = Self.mix(result, hashes[child])
            if let number = tree.structuralNumber(child) {
                result = Self.mix(result, UInt64(bitPattern: Int64(number)))
            }
        }
        return result
    }

    // MARK: Mixing

    /// Folds the 128-bit product, which is what wyhash does.
    @inline(__always)
    static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: b ^ 0xe703_7ed1_a0b4_28db)
        return product.high ^ product.low
    }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var result = mix(0x66, UInt64(end - start))
        var index = start
        while index + 8 <= end {
            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
                fromByteOffset: index, as: UInt64.self)
            result = mix(result, UInt64(littleEndian: word))
            index += 8
        }
        var rest: UInt64 = 0
        while index < end {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(result, rest)
    }
}

extension SyntaxTree {
    /// The whole number, above zero, that an item of ORDER BY, GROUP BY or of type modifiers is.
    func structuralNumber(_ item: Node) -> Int? {
        structuralConstant(item).map { integer($0.value) }
    }

    /// The node of that number and the number itself.
    func structuralConstant(_ item: Node) -> (constant: Node, value: Node)? {
        var item = item
        if let key = unwrapped(item, as: .sortBy) {
            guard let node = field(key, .node) else { return nil }
            item = node
        }
        guard let constant = unwrapped(item, as: .aConst),
            let wrapper = field(constant, .iVal), let value = field(wrapper, .iVal)
        else { return nil }
        return (constant, value)
    }
}
