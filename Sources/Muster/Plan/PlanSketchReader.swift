/// Reads from the JSON of a plan only what `PlanSketch` needs, and skips the rest byte by byte.
///
/// The document is the server's own, so anything unexpected only ends the reading.
struct PlanSketchReader {
    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    /// Deeper documents are not read: no plan is, and the stack is finite.
    private static let deepest = 500

    init(_ document: String) {
        bytes = Array(document.utf8)
    }

    /// The root of the first plan; nil when the document is not one.
    mutating func root() -> PlanSketchNode? {
        guard skip(UInt8(ascii: "[")), skip(UInt8(ascii: "{")) else { return nil }
        while let key = string() {
            guard skip(UInt8(ascii: ":")) else { return nil }
            if key == "Plan" { return node() }
            guard skipValue() else { return nil }
            _ = skip(UInt8(ascii: ","))
        }
        return nil
    }

    private mutating func node() -> PlanSketchNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest, skip(UInt8(ascii: "{")) else { return nil }
        var node = PlanSketchNode()
        while let key = string() {
            guard skip(UInt8(ascii: ":")) else { return nil }
            switch key {
            case "Node Type":
                guard let value = string() else { return nil }
                node.type = value
            case "Parent Relationship":
                guard let value = string() else { return nil }
                node.relationship = value
            case "Index Name":
                guard let value = string() else { return nil }
                node.index = value
            case "Plan Rows":
                guard let value = number() else { return nil }
                node.rows = value
            case "Total Cost":
                guard let value = number() else { return nil }
                node.totalCost = value
            case "Plans":
                guard let value = nodes() else { return nil }
                node.children = value
            default:
                guard skipValue() else { return nil }
            }
            if skip(UInt8(ascii: "}")) { return node }
            guard skip(UInt8(ascii: ",")) else { return nil }
        }
        return nil
    }

    private mutating func nodes() -> [PlanSketchNode]? {
        guard skip(UInt8(ascii: "[")) else { return nil }
        var nodes: [PlanSketchNode] = []
        while let node = node() {
            nodes.append(node)
            if skip(UInt8(ascii: "]")) { return nodes }
            guard skip(UInt8(ascii: ",")) else { return nil }
        }
        return nil
    }

    private mutating func skipWhitespace() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipString() -> Range<Int>? {
        guard skip(UInt8(ascii: "\"")) else { return nil }
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < bytes.count else { return nil }
        place += 1
        return start..<(place - 1)
    }

    /// A string; one with escapes is read by the complete parser.
    private mutating func string() -> String? {
        guard let range = skipString() else { return nil }
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return text }
        guard case .string(let value)? = try? JSONValue(parsing: "\"\(text)\"") else { return nil }
        return value
    }

    private mutating func number() -> Double? {
        skipWhitespace()
        let start = place
        while place < bytes.count, Self.isOfNumber(bytes[place]) { place += 1 }
        return Double(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func skipValue() -> Bool {
        skipWhitespace()
        guard place < bytes.count else { return false }
        switch bytes[place] {
        case UInt8(ascii: "\""): return skipString() != nil
        case UInt8(ascii: "{"), UInt8(ascii: "["): return skipNested()
        default:
            while place < bytes.count, ![0x2C, 0x5D, 0x7D].contains(bytes[place]) { place += 1 }
            return true
        }
    }

    private mutating func skipNested() -> Bool {
        var open = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                guard skipString() != nil else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
            default: break
            }
            place += 1
            if open == 0 { return true }
        }
        return false
    }
}
