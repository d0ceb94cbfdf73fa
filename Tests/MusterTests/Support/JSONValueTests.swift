import Testing

@testable import Muster

@Suite struct JSONValueTests {
    static let documents: [(String, JSONValue)] = [
        ("null", JSONValue.null), ("true", true), (" false\n", false), ("0", 0), ("-0", -0.0),
        ("-17", -17), ("1.0", .number(1)), ("1e2", .number(100)), ("1E+2", .number(100)),
        ("2.5e-3", 0.0025), ("0.1", 0.1), ("123456789.123", 123_456_789.123),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        ("18446744073709551616", .number(18_446_744_073_709_551_616)),
        ("1e-400", .number(0)), ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
        ("[]", []), ("{}", [:]), ("[ 1 , \"a\" , [ ] ]", [1, "a", []]),
        ("{ \"a\" : { \"b\" : null } , \"c\" : 1 }", ["a": ["b": .null], "c": 1]),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (#""\u00e9\u20AC\ud83d\ude00""#, "é€😀"), ("\"é€😀\u{7f}\"", "é€😀\u{7f}"),
    ]

    @Test(arguments: documents)
    func reads(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    static let faults: [(String, JSONParsingError.Reason, Int)] = [
        ("", JSONParsingError.Reason.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2),
        ("nul", .unexpectedEnd, 3), ("nulL", .unexpectedByte, 3), ("True", .unexpectedByte, 0),
        ("[1,]", .unexpectedByte, 3), ("[1 2]", .unexpectedByte, 3), ("[", .unexpectedEnd, 1),
        ("]", .unexpectedByte, 0), ("{,}", .unexpectedByte, 1), ("{\"a\"}", .unexpectedByte, 4),
        ("{\"a\":1,}", .unexpectedByte, 7), ("{a:1}", .unexpectedByte, 1),
        ("{\"a\":1]", .unexpectedByte, 6), ("[1}", .unexpectedByte, 2),
        ("{\"a\":1,\"a\":2}", .duplicateKey, 12), ("01", .invalidNumber, 2),
        ("-", .invalidNumber, 1), ("+1", .unexpectedByte, 0), ("1.", .invalidNumber, 2),
        (".5", .unexpectedByte, 0), ("1e", .invalidNumber, 2), ("0x10", .trailingContent, 1),
        ("1e400", .numberOutOfRange, 5), ("-1e400", .numberOutOfRange, 6),
        ("NaN", .unexpectedByte, 0), ("Infinity", .unexpectedByte, 0),
        ("1 2", .trailingContent, 2), ("{} x", .trailingContent, 3),
        ("\"abc", .unexpectedEnd, 4), ("\"a\nb\"", .unexpectedByte, 2),
        ("\"a\u{0}b\"", .unexpectedByte, 2), ("1\u{0}", .trailingContent, 1),
        (#""\x""#, .invalidEscape, 2), (#""\"#, .unexpectedEnd, 2),
        (#""\u12"#, .unexpectedEnd, 5), (#""\u12G4""#, .invalidEscape, 5),
        (#""\ud800""#, .invalidEscape, 7), (#""\ud800\n""#, .invalidEscape, 8),
        (#""\ud800\ud800""#, .invalidEscape, 13), (#""\udc00""#, .invalidEscape, 7),
        (#""\u0000""#, .nulCharacter, 7), ("// no\n1", .unexpectedByte, 0),
        ("'a'", .unexpectedByte, 0), ("\u{feff}1", .unexpectedByte, 0),
    ]

    @Test(arguments: faults)
    func refuses(text: String, reason: JSONParsingError.Reason, offset: Int) {
        #expect(throws: JSONParsingError(reason: reason, offset: offset)) {
            try JSONValue(parsing: text)
        }
    }

    @Test func refusesBytesThatAreNotUTF8() {
        for bytes: [UInt8] in [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
        ] {
            #expect(throws: JSONParsingError(reason: .invalidUTF8, offset: 0)) {
                try JSONValue(parsing: bytes)
            }
        }
    }

    @Test func limitsDepth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSONValue(parsing: nested(513)) }
        #expect(throws: JSONParsingError(reason: .tooDeep, offset: 513)) {
            try JSONValue(parsing: nested(514))
        }
        #expect(throws: JSONParsingError(reason: .tooDeep, offset: 3)) {
            try JSONValue(parsing: "[[[1]]]", options: .init(maximumDepth: 2))
        }
        // The depth that a hostile request would bring: refused at the limit, not at the end.
        #expect(throws: JSONParsingError(reason: .tooDeep, offset: 513)) {
            try JSONValue(parsing: String(repeating: "[", count: 1_000_000))
        }
    }

    @Test func keepsTheLastOfEqualKeysOnRequest() throws {
        let options = JSONValue.ParsingOptions(duplicateKeys: .keepLast)
        #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#, options: options) == ["a": 2])
    }

    @Test func errorsDoNotQuoteTheDocument() throws {
        let error = #expect(throws: JSONParsingError.self) {
            try JSONValue(parsing: #"{"password": "hunter2" "next": 1}"#)
        }
        #expect(error?.description == "invalid JSON at byte 23: unexpected character")
    }

    @Test func writesSortedAndUnescaped() {
        let value: JSONValue = [
            "b": [1, 2.5, .null, true], "a": "x/\"\\\n\u{1}é\u{7f}", "A": [:], "c": [],
        ]
        #expect(
            value.serialized()
                == #"{"A":{},"a":"x/\"\\\n\u0001é"# + "\u{7f}" + #"","b":[1,2.5,null,true],"c":[]}"#
        )
        #expect(
            JSONValue.object(["a": [1], "b": [:]]).serialized(.indented)
                == "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}")
        #expect(JSONValue.number(.nan).serialized() == "null")
        #expect(JSONValue.number(.infinity).serialized() == "null")
    }

    @Test func givesBackWhatItReads() throws {
        var random = SplitMix(seed: 1)
        for _ in 0..<500 {
            let value = randomValue(&random, depth: 4)
            #expect(try JSONValue(parsing: value.serialized()) == value)
            #expect(try JSONValue(parsing: value.serialized(.indented)) == value)
        }
        for _ in 0..<2_000 {
            let number = Double(bitPattern: random.next())
            guard number.isFinite else { continue }
            #expect(
                try JSONValue(parsing: JSONValue.number(number).serialized()) == .number(number))
        }
    }

    /// Short decimals take a way of their own through the parser.
    @Test func readsDecimalsAsTheStandardLibraryDoes() throws {
        var random = SplitMix(seed: 2)
        for _ in 0..<5_000 {
            let whole = random.next() >> UInt64.random(in: 8...63, using: &random)
            let digits = Int.random(in: 0...14, using: &random)
            let fraction = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }
            let text = "\(whole).\(fraction.joined())5"
            #expect(try JSONValue(parsing: text).doubleValue == Double(text))
        }
    }

    @Test func survivesAnyChangeOfAByte() {
        let text = Array(#"{"a":[1,-2.5e3,"x\u00e9\n",true,null],"b":{"c":""}}"#.utf8)
        var accepted = 0
        for position in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[position] = byte
                if (try? JSONValue(parsing: changed)) != nil { accepted += 1 }
            }
        }
        #expect(accepted > text.count)
    }

    @Test func readsItsParts() throws {
        let value: JSONValue = ["a": [1, 2.5, 3.0], "t": true, "s": "x"]
        #expect(value["a"]?[0]?.integerValue == 1)
        #expect(value["a"]?[1]?.integerValue == nil)
        #expect(value["a"]?[2]?.integerValue == 3)
        #expect(value["a"]?[3] == nil)
        #expect(value["t"]?.boolValue == true)
        #expect(value["t"]?.doubleValue == nil)
        #expect(value["s"]?["x"] == nil)
        #expect(JSONValue.number(1e300).integerValue == nil)
    }

    private func randomValue(_ random: inout SplitMix, depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Int64(bitPattern: random.next()))
        case 3: return .number(Double.random(in: -1e9...1e9, using: &random))
        case 4: return .string(randomText(&random))
        case 5:
            let count = Int.random(in: 0...4, using: &random)
            return .array((0..<count).map { _ in randomValue(&random, depth: depth - 1) })
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                members[randomText(&random)] = randomValue(&random, depth: depth - 1)
            }
            return .object(members)
        }
    }

    private func randomText(_ random: inout SplitMix) -> String {
        let characters: [Character] = ["a", "\"", "\\", "/", "\n", "\u{1f}", "é", "😀", "\u{2028}"]
        let count = Int.random(in: 0...6, using: &random)
        return String((0..<count).map { _ in characters.randomElement(using: &random) ?? "a" })
    }
}
