/// What a terminal does with characters.
enum Terminal {
    /// Columns that a text without line breaks and control characters takes.
    static func width(of text: String) -> Int {
        // Most cells are ASCII.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + width(of: $1) }
    }

    /// A text without anything that could move the cursor, hide a part or turn its direction.
    ///
    /// Written as psql does: tab to the next column divisible by eight, `\r`, `\x1B`, `\u202E`. Line
    /// breaks stay.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: needsEscape) else { return text }
        var result = ""
        var column = 0
        for character in text {
            guard character.unicodeScalars.contains(where: needsEscape) else {
                column = character == "\n" ? 0 : column + width(of: character)
                result.append(character)
                continue
            }
            for scalar in character.unicodeScalars {
                let part = escaped(scalar, atColumn: column)
                column = part == "\n" ? 0 : column + width(of: part)
                result += part
            }
        }
        return result
    }

    private static func escaped(_ scalar: Unicode.Scalar, atColumn column: Int) -> String {
        guard needsEscape(scalar) else { return String(Character(scalar)) }
        switch scalar {
        case "\t": return String(repeating: " ", count: 8 - column % 8)
        case "\r": return "\\r"
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let isShort = scalar.value < 0x80
            let padding = String(repeating: "0", count: max(0, (isShort ? 2 : 4) - digits.count))
            return (isShort ? "\\x" : "\\u") + padding + digits
        }
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: return false
        case 0..<0x20, 0x7F..<0xA0: return true
        // Line and paragraph separator, and what turns the direction of a text.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return true
        default: return false
        }
    }

    private static func width(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        // A cluster is drawn as one picture when it is a flag, is asked to be one (U+FE0F), or is
        // joined (U+200D); and Hangul letters are drawn as one syllable.
        let isPicture =
            (0x1F1E6...0x1F1FF).contains(first.value)
            || scalars.contains { $0.value == 0xFE0F || $0.value == 0x200D }
        if scalars.count > 1, isPicture, first.properties.isEmoji { return 2 }
        if (0x1100...0x115F).contains(first.value) { return 2 }
        return scalars.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        case .format: return scalar.value == 0xAD ? 1 : 0
        default: break
        }
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// East Asian Wide and Fullwidth of Unicode 15, apart from emoji; blocks are not cut at
    /// unassigned code points.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
        0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
        0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
        0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
