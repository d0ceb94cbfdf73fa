/// A parse tree as libpg_query writes it in JSON, laid flat: every value in one array, parents before
/// children.
///
/// Nothing here recurses, so no depth of nesting can exhaust the stack, and a walk over all values is
/// a walk over an array.
struct SyntaxTree: Sendable {
    /// Index of a value in the tree.
    typealias Node = Int

    enum Kind: UInt8, Sendable {
        case object
        case array
        /// Text without any escape, so that its bytes are the value.
        case string
        case escapedString
        case number
        case `true`
        case `false`
        case null
    }

    struct Entry: Sendable {
        /// The name under which the value stands in an object; 0 in an array.
        var key: UInt64
        /// Index of the first entry after this value and everything in it.
        var next: Int32
        /// Bytes of a string, between the quotes, or of a number.
        var start: Int32
        var end: Int32
        var kind: Kind
        /// Whether the name is that of a node, `A_Expr`, and not of a field, `lexpr`.
        var isNodeName: Bool
        /// Whether the value tells a place in the text, or which of two notations was used for a
        /// function that has a syntax of its own.
        ///
        /// Neither is part of what the statement means.
        var isPosition: Bool
    }

    let bytes: [UInt8]
    let entries: [Entry]
    /// The deepest nesting of objects and arrays.
    let depth: Int

    static let root: Node = 0

    /// The children of an object or array in their order.
    func children(of node: Node) -> Children {
        Children(entries: entries, index: node + 1, end: Int(entries[node].next))
    }

    /// The value of a field; nil when the object does not have it.
    func field(_ node: Node, _ key: Key) -> Node? {
        guard entries[node].kind == .object else { return nil }
        var index = node + 1
        let end = Int(entries[node].next)
        while index < end {
            if entries[index].key == key.hash { return index }
            index = Int(entries[index].next)
        }
        return nil
    }

    /// The elements of a list field; empty when the object does not have it.
    func list(_ node: Node, _ key: Key) -> [Node] {
        guard let list = field(node, key), entries[list].kind == .array else { return [] }
        return Array(children(of: list))
    }

    /// What a node wrapper `{"A_Expr": {…}}` wraps: the name and the fields.
    func unwrapped(_ node: Node) -> (kind: Key, fields: Node)? {
        guard entries[node].kind == .object, Int(entries[node].next) > node + 1,
            entries[node + 1].isNodeName
        else { return nil }
        return (Key(hash: entries[node + 1].key), node + 1)
    }

    /// The fields of a wrapped node of one kind; nil for another kind.
    func unwrapped(_ node: Node, as kind: Key) -> Node? {
        guard let (actual, fields) = unwrapped(node), actual == kind else { return nil }
        return fields
    }

    /// The name under which a value stands, read back from the JSON before it.
    func name(of node: Node) -> String {
        // `"name":` ends two bytes before the value's brace; names have no escapes.
        let end = Int(entries[node].start) - 2
        guard end > 0, bytes[end] == UInt8(ascii: "\"") else { return "" }
        let start = bytes[..<end].lastIndex(of: UInt8(ascii: "\"")) ?? end
        return String(decoding: bytes[..<end].suffix(from: min(start + 1, end)), as: UTF8.self)
    }

    /// The text of a string field; nil when the object does not have it.
    func string(_ node: Node, _ key: Key) -> String? {
        field(node, key).map { string($0) }
    }

    /// The number of a field; 0 when it is absent, which is how zero is written.
    func integer(_ node: Node, _ key: Key) -> Int {
        guard let number = field(node, key), entries[number].kind == .number else { return 0 }
        return integer(number)
    }

    /// Whether a flag is set; absent flags are false.
    func flag(_ node: Node, _ key: Key) -> Bool {
        guard let value = field(node, key) else { return false }
        return entries[value].kind == .true
    }

    /// Whether a string field has exactly these characters.
    func string(_ node: Node, _ key: Key, equals text: StaticString) -> Bool {
        guard let value = field(node, key), entries[value].kind == .string else { return false }
        let entry = entries[value]
        return text.withUTF8Buffer { expected in
            bytes[Int(entry.start)..<Int(entry.end)].elementsEqual(expected)
        }
    }

    /// The value of a number.
    func integer(_ node: Node) -> Int {
        var index = Int(entries[node].start)
        let end = Int(entries[node].end)
        var value = 0
        let isNegative = index < end && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        while index < end, (0x30...0x39).contains(bytes[index]) {
            value = value &* 10 &+ Int(bytes[index] &- 0x30)
            index += 1
        }
        return isNegative ? -value : value
    }

    /// The text of a string with its escapes undone.
    func string(_ node: Node) -> String {
        let entry = entries[node]
        let raw = bytes[Int(entry.start)..<Int(entry.end)]
        guard entry.kind == .escapedString else { return String(decoding: raw, as: UTF8.self) }
        return Self.unescaped(raw)
    }

    private static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            let byte = raw[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < raw.endIndex else {
                result.append(byte)
                continue
            }
            let escape = raw[index]
            index += 1
            switch escape {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0c)
            case UInt8(ascii: "n"): result.append(0x0a)
            case UInt8(ascii: "r"): result.append(0x0d)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                // Only control characters and `<` are written this way, so there are no surrogates.
                let digits = String(
                    decoding: raw[index..<min(index + 4, raw.endIndex)], as: UTF8.self)
                index += digits.utf8.count
                if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
                    result.append(contentsOf: Array(String(Character(scalar)).utf8))
                }
            default: result.append(escape)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Walks the children of one value.
    struct Children: Sequence, IteratorProtocol {
        let entries: [Entry]
        var index: Int
        let end: Int

        mutating func next() -> Node? {
            guard index < end else { return nil }
            defer { index = Int(entries[index].next) }
            return index
        }
    }
}
