/// What a terminal does with characters.
enum Terminal {
    /// Columns that a text without line breaks takes.
    static func width(of text: String) -> Int {
        text.reduce(0) { $0 + width(of: $1) }
    }

    /// A text without anything that could move the cursor: control characters other than the line end
    /// are shown as escapes.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0a: result.unicodeScalars.append(scalar)
            case 0x09: result += "    "
            case 0..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                result += "\\u{" + digits + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// 2 for wide East Asian characters and emoji, 0 for a lone combining mark, else 1.
    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        let properties = first.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch first.value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff,
            0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd:
            return 2
        default:
            return properties.isEmojiPresentation ? 2 : 1
        }
    }
}
