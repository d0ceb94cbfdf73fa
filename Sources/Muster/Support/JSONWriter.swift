/// Writes a document as text.
struct JSONWriter {
    let layout: JSONValue.Layout
    var bytes: [UInt8] = []

    private static let hexDigits = Array("0123456789abcdef".utf8)

    init(layout: JSONValue.Layout) { self.layout = layout }

    mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .integer(let number): append(number.description)
        case .number(let number): append(number.isFinite ? number.description : "null")
        case .string(let text): write(text)
        case .array(let elements):
            write(UInt8(ascii: "["), UInt8(ascii: "]"), elements, level: level) { writer, element in
                writer.write(element, level: level + 1)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            write(UInt8(ascii: "{"), UInt8(ascii: "}"), sorted, level: level) { writer, member in
                writer.write(member.key)
                writer.append(writer.layout == .compact ? ":" : ": ")
                writer.write(member.value, level: level + 1)
            }
        }
    }

    mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0..<0x20:
                append("\\u00")
                bytes.append(Self.hexDigits[Int(byte >> 4)])
                bytes.append(Self.hexDigits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write<Item>(
        _ opening: UInt8, _ closing: UInt8, _ items: [Item], level: Int,
        each: (inout JSONWriter, Item) -> Void
    ) {
        bytes.append(opening)
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(level + 1)
            each(&self, item)
        }
        if !items.isEmpty { breakLine(level) }
        bytes.append(closing)
    }

    private mutating func breakLine(_ level: Int) {
        guard layout == .indented else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
