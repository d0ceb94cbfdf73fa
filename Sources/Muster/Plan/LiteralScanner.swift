/// Goes through an expression byte by byte: every byte that means something is ASCII, and UTF-8 has
/// no ASCII byte inside another character.
struct LiteralScanner {
    var output: [UInt8] = []

    private let input: [UInt8]
    private var position = 0
    /// The word before, for names of subplans; empty after anything but a word and spaces.
    private var lastWord = ""

    init(_ text: String) {
        input = Array(text.utf8)
        output.reserveCapacity(input.count)
    }

    mutating func scan() {
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "'"): skipString(hasEscapes: false)
            case UInt8(ascii: "\""): copyQuotedName()
            case UInt8(ascii: "$"): scanDollar()
            case UInt8(ascii: "-") where peek(1) == byte: skipLineComment()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipBlockComment()
            case UInt8(ascii: ":") where peek(1) == byte: copyCast()
            case UInt8(ascii: ".") where isDigit(peek(1)): scanNumber()
            case _ where isDigit(byte): scanNumber()
            case _ where isNameStart(byte): scanWord()
            case UInt8(ascii: " "): copy(1)
            default:
                lastWord = ""
                copy(1)
            }
        }
    }

    // MARK: Literals

    private mutating func replaceLiteral() {
        output.append(UInt8(ascii: "?"))
        lastWord = ""
    }

    /// Skips a string from its opening quote.
    ///
    /// In a plain string a backslash is a character like any other: the server doubles it when
    /// `standard_conforming_strings` is off and doubles quotes always, so both settings end at the
    /// same quote.
    private mutating func skipString(hasEscapes: Bool) {
        position += 1
        while let byte = peek() {
            position += 1
            if byte == UInt8(ascii: "\\"), hasEscapes {
                position += 1
            } else if byte == UInt8(ascii: "'") {
                guard peek() == byte else { break }
                position += 1
            }
        }
        replaceLiteral()
    }

    /// `$1` stays, `$tag$ … $tag$` is a string, anything else is an operator's character.
    private mutating func scanDollar() {
        if isDigit(peek(1)) {
            copy(1)
            while isDigit(peek()) { copy(1) }
            lastWord = ""
            return
        }
        var end = position + 1
        while end < input.count, isNamePart(input[end]), input[end] != UInt8(ascii: "$") {
            end += 1
        }
        guard end < input.count, input[end] == UInt8(ascii: "$") else {
            lastWord = ""
            return copy(1)
        }
        let tag = input[position...end]
        position = end + 1
        while position < input.count, !input[position...].starts(with: tag) { position += 1 }
        position = min(position + tag.count, input.count)
        replaceLiteral()
    }

    /// Skips a number with all that clings to it, unless it is the number of a subplan.
    private mutating func scanNumber() {
        let isSubplan = lastWord == "SubPlan" || lastWord == "InitPlan"
        if isSubplan, output.last == UInt8(ascii: " ") {
            while isDigit(peek()) { copy(1) }
            lastWord = ""
            return
        }
        while let byte = peek() {
            let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            let afterExponent = isSign && input[position - 1] | 0x20 == UInt8(ascii: "e")
            guard isNamePart(byte) || byte == UInt8(ascii: ".") || afterExponent && isDigit(peek(1))
            else { break }
            position += 1
        }
        replaceLiteral()
    }

    private mutating func skipLineComment() {
        while let byte = peek(), byte != 0x0A { position += 1 }
        lastWord = ""
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                position += 2
            } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                position += 2
            } else {
                position += 1
            }
        } while depth > 0 && position < input.count
        output.append(UInt8(ascii: " "))
        lastWord = ""
    }

    // MARK: What stays

    /// Copies a name or a keyword; when it is the prefix of a string (`E'…'`), skips the string.
    private mutating func scanWord() {
        let start = position
        while let byte = peek(), isNamePart(byte) { position += 1 }
        let word = input[start..<position]
        let next = peek()
        if next == UInt8(ascii: "'"), word.count == 1 {
            switch word[start] | 0x20 {
            case UInt8(ascii: "e"): return skipString(hasEscapes: true)
            case UInt8(ascii: "b"), UInt8(ascii: "x"), UInt8(ascii: "n"):
                return skipString(hasEscapes: false)
            default: break
            }
        }
        if next == UInt8(ascii: "&"), word.count == 1, word[start] | 0x20 == UInt8(ascii: "u"),
            peek(1) == UInt8(ascii: "'")
        {
            position += 1
            return skipString(hasEscapes: false)
        }
        output += word
        lastWord = String(decoding: word, as: UTF8.self)
    }

    private mutating func copyQuotedName() {
        let start = position
        position += 1
        while let byte = peek() {
            position += 1
            guard byte == UInt8(ascii: "\"") else { continue }
            guard peek() == byte else {
                output += input[start..<position]
                lastWord = ""
                return
            }
            position += 1
        }
        // Never closed: it may be anything.
        replaceLiteral()
    }

    /// Copies `::type`, with modifiers and array brackets.
    ///
    /// The server prints `character varying(20)`, `timestamp(3) with time zone`, `numeric(10,2)[]`,
    /// `schema."Type"`: a modifier clings to the word before it.
    private mutating func copyCast() {
        copy(2)
        lastWord = ""
        copyTypeName()
        while true {
            copyModifier()
            if peek() == UInt8(ascii: "."), !isDigit(peek(1)) {
                copy(1)
                copyTypeName()
            } else if peek() == UInt8(ascii: " "), let length = typeWord(at: position + 1) {
                copy(1 + length)
            } else {
                break
            }
        }
        while peek() == UInt8(ascii: "["), peek(1) == UInt8(ascii: "]") { copy(2) }
    }

    private mutating func copyTypeName() {
        if peek() == UInt8(ascii: "\"") {
            copyQuotedName()
        } else if let byte = peek(), isNameStart(byte) {
            while let byte = peek(), isNamePart(byte) { copy(1) }
        }
    }

    /// `(20)`, `(10,2)`, `(Point,4326)`: words and short numbers, nothing else.
    private mutating func copyModifier() {
        guard peek() == UInt8(ascii: "(") else { return }
        var end = position + 1
        while end < input.count, isNamePart(input[end]) || input[end] == UInt8(ascii: ",") {
            end += 1
        }
        guard end < input.count, input[end] == UInt8(ascii: ")"), end > position + 1 else { return }
        copy(end + 1 - position)
    }

    /// Length of a further word of a type's name, which only the standard's types have.
    private func typeWord(at start: Int) -> Int? {
        let words = [
            "varying", "precision", "with time zone", "without time zone", "year to month",
            "day to hour", "day to minute", "day to second", "hour to minute", "hour to second",
            "minute to second", "year", "month", "day", "hour", "minute", "second",
        ]
        return words.first { word in
            guard start <= input.count, input[start...].starts(with: word.utf8) else {
                return false
            }
            let end = start + word.utf8.count
            return end == input.count || !isNamePart(input[end])
        }?.utf8.count
    }

    // MARK: Bytes

    private func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < input.count ? input[position + offset] : nil
    }

    private mutating func copy(_ count: Int) {
        let end = min(position + count, input.count)
        output += input[position..<end]
        position = end
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private func isNameStart(_ byte: UInt8) -> Bool {
        let lowercase = byte | 0x20
        return lowercase >= UInt8(ascii: "a") && lowercase <= UInt8(ascii: "z")
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "$")
    }
}
