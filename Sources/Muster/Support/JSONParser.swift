/// Recursion-free parser: nesting costs heap, not stack, so the depth limit is the only one.
struct JSONParser {
    private struct Frame {
        var isObject: Bool
        var key = ""
        var elements: [JSONValue] = []
        var members: [String: JSONValue] = [:]
    }

    /// The document and one zero byte: zero is legal nowhere, so no read needs an end check.
    private let bytes: [UInt8]
    private let options: JSONValue.ParsingOptions
    private var position = 0
    private var stack: [Frame] = []

    init(bytes: [UInt8], options: JSONValue.ParsingOptions) {
        var terminated = bytes
        terminated.append(0)
        self.bytes = terminated
        self.options = options
    }

    mutating func parseDocument() throws(JSONParsingError) -> JSONValue {
        while true {
            guard let opened = try parseValueOrOpen() else { continue }
            var value = opened
            var isAttached = false
            while !isAttached {
                guard !stack.isEmpty else {
                    skipSpace()
                    guard position == bytes.count - 1 else { throw failure(.trailingContent) }
                    return value
                }
                if let closed = try attach(value) {
                    value = closed
                } else {
                    isAttached = true
                }
            }
        }
    }

    /// Parses a scalar or an empty container, or opens a container and returns nil.
    private mutating func parseValueOrOpen() throws(JSONParsingError) -> JSONValue? {
        skipSpace()
        switch bytes[position] {
        case UInt8(ascii: "{"):
            position += 1
            skipSpace()
            if consume(UInt8(ascii: "}")) { return .object([:]) }
            try open(Frame(isObject: true))
            try parseKey()
            return nil
        case UInt8(ascii: "["):
            position += 1
            skipSpace()
            if consume(UInt8(ascii: "]")) { return .array([]) }
            try open(Frame(isObject: false))
            return nil
        case UInt8(ascii: "\""):
            return .string(try parseString())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try parseNumber()
        default:
            throw unexpected()
        }
    }

    /// Puts a value into the innermost container; returns that container when it closes.
    private mutating func attach(_ value: JSONValue) throws(JSONParsingError) -> JSONValue? {
        let top = stack.count - 1
        if stack[top].isObject {
            let previous = stack[top].members.updateValue(value, forKey: stack[top].key)
            if previous != nil, case .reject = options.duplicateKeys {
                throw failure(.duplicateKey)
            }
        } else {
            stack[top].elements.append(value)
        }
        skipSpace()
        if consume(UInt8(ascii: ",")) {
            if stack[top].isObject {
                skipSpace()
                try parseKey()
            }
            return nil
        }
        guard consume(stack[top].isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw unexpected()
        }
        let frame = stack.removeLast()
        return frame.isObject ? .object(frame.members) : .array(frame.elements)
    }

    private mutating func open(_ frame: Frame) throws(JSONParsingError) {
        guard stack.count < options.maximumDepth else { throw failure(.tooDeep) }
        stack.append(frame)
    }

    private mutating func parseKey() throws(JSONParsingError) {
        guard bytes[position] == UInt8(ascii: "\"") else { throw unexpected() }
        let key = try parseString()
        skipSpace()
        guard consume(UInt8(ascii: ":")) else { throw unexpected() }
        stack[stack.count - 1].key = key
    }

    private mutating func skipSpace() {
        while true {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func consume(_ byte: UInt8) -> Bool {
        guard bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ word: StaticString) throws(JSONParsingError) {
        for byte in word.description.utf8 {
            guard consume(byte) else { throw unexpected() }
        }
    }

    private func failure(_ reason: JSONParsingError.Reason) -> JSONParsingError {
        JSONParsingError(reason: reason, offset: position)
    }

    private func unexpected() -> JSONParsingError {
        failure(position == bytes.count - 1 ? .unexpectedEnd : .unexpectedByte)
    }
}

// MARK: Strings

extension JSONParser {
    private mutating func parseString() throws(JSONParsingError) -> String {
        position += 1
        let start = position
        while true {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            case UInt8(ascii: "\\"):
                return try parseEscapedString(from: start)
            case 0..<0x20:
                throw unexpected()
            default:
                position += 1
            }
        }
    }

    private mutating func parseEscapedString(from start: Int) throws(JSONParsingError) -> String {
        var text = Array(bytes[start..<position])
        while true {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                try parseEscape(into: &text)
            case 0..<0x20:
                throw unexpected()
            case let byte:
                text.append(byte)
                position += 1
            }
        }
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONParsingError) {
        let letter = bytes[position]
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            position += 1
            let scalar = try parseUnicodeEscape()
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
            return
        default:
            throw position == bytes.count - 1 ? unexpected() : failure(.invalidEscape)
        }
        position += 1
    }

    private mutating func parseUnicodeEscape() throws(JSONParsingError) -> Unicode.Scalar {
        let first = try parseFourHexDigits()
        var code = UInt32(first)
        if UTF16.isLeadSurrogate(first) {
            guard consume(UInt8(ascii: "\\")), consume(UInt8(ascii: "u")) else {
                throw failure(.invalidEscape)
            }
            let second = try parseFourHexDigits()
            guard UTF16.isTrailSurrogate(second) else { throw failure(.invalidEscape) }
            code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        }
        guard code != 0 else { throw failure(.nulCharacter) }
        guard let scalar = Unicode.Scalar(code) else { throw failure(.invalidEscape) }
        return scalar
    }

    private mutating func parseFourHexDigits() throws(JSONParsingError) -> UInt16 {
        var code: UInt16 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw position == bytes.count - 1 ? unexpected() : failure(.invalidEscape)
            }
            code = code << 4 | UInt16(digit)
            position += 1
        }
        return code
    }
}

// MARK: Numbers

extension JSONParser {
    /// Powers of ten that a double holds exactly.
    private static let exactPowers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    private mutating func parseNumber() throws(JSONParsingError) -> JSONValue {
        let start = position
        let isNegative = consume(UInt8(ascii: "-"))
        var magnitude: UInt64 = 0
        var fitsMagnitude = true
        func add(_ byte: UInt8) {
            let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
            magnitude = sum
            fitsMagnitude = fitsMagnitude && !overflow && !carry
        }

        let firstDigit = position
        while isDigit(bytes[position]) {
            add(bytes[position])
            position += 1
        }
        let wholeDigits = position - firstDigit
        guard wholeDigits > 0 else { throw failure(.invalidNumber) }
        guard wholeDigits == 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            throw failure(.invalidNumber)
        }

        var fractionDigits = 0
        if consume(UInt8(ascii: ".")) {
            let firstFraction = position
            while isDigit(bytes[position]) {
                add(bytes[position])
                position += 1
            }
            fractionDigits = position - firstFraction
            guard fractionDigits > 0 else { throw failure(.invalidNumber) }
        }

        var hasExponent = false
        if bytes[position] | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            position += 1
            if !consume(UInt8(ascii: "+")) { _ = consume(UInt8(ascii: "-")) }
            guard isDigit(bytes[position]) else { throw failure(.invalidNumber) }
            while isDigit(bytes[position]) { position += 1 }
        }

        if fractionDigits == 0, !hasExponent, fitsMagnitude {
            if !isNegative, let exact = Int64(exactly: magnitude) { return .integer(exact) }
            if isNegative, magnitude > 0, magnitude <= 1 << 63 {
                return .integer(Int64(truncatingIfNeeded: 0 &- magnitude))
            }
        }
        // With at most 15 digits on both sides one division rounds correctly; 9 of 10 numbers in
        // a plan take this way.
        if !hasExponent, fitsMagnitude, magnitude < 1 << 53, fractionDigits <= 15 {
            let value = Double(magnitude) / Self.exactPowers[fractionDigits]
            return .number(isNegative ? -value : value)
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text) else { throw failure(.invalidNumber) }
        guard value.isFinite else { throw failure(.numberOutOfRange) }
        return .number(value)
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
