import FoundationEssentials
import Testing

@testable import PostgresClient

@Suite("Values")
struct ValueTests {
    @Test(
        "array literals are read",
        arguments: [
            ("{}", []), ("{a}", ["a"]),
            (#"{a,"b,c",NULL,"NULL",""}"#, ["a", "b,c", nil, "NULL", ""]),
            (#"{"a\"b","c\\d"}"#, [#"a"b"#, #"c\d"#]), ("[2:3]={x,y}", ["x", "y"]),
            (#"{"{}"," "}"#, ["{}", " "]),
        ] as [(String, [String?])])
    func arrays(text: String, elements: [String?]) {
        #expect(ArrayLiteral.read(text) == elements)
    }

    @Test(
        "what is no array of one dimension is refused",
        arguments: [
            "", "{", "}", "{a", "{a,}", "{,}", "{{a},{b}}", #"{"a}"#, #"{"a"b}"#, "{a}b", "a",
            "{}}",
            #"{"a\"#, #"{a\b}"#, "[1:2]", "[1:1]{a}",
        ])
    func brokenArrays(text: String) {
        #expect(ArrayLiteral.read(text) == nil)
    }

    @Test("what is written is read back")
    func arrayRoundTrip() {
        let parts = ["", "a", "\"", "\\", ",", "{", "}", " ", "NULL", "null", "é🐘", "\n", "\u{1}"]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let elements: [String?] = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                if Int.random(in: 0..<5, using: &generator) == 0 { return nil }
                return (0..<Int.random(in: 0...4, using: &generator))
                    .compactMap { _ in parts.randomElement(using: &generator) }.joined()
            }
            #expect(ArrayLiteral.read(ArrayLiteral.write(elements)) == elements)
        }
    }

    @Test("array elements are read by type, nulls only where asked for")
    func typedArrays() {
        #expect([Int].decode(postgresText: "{1,2}") == [1, 2])
        #expect([Int].decode(postgresText: "{1,NULL}") == nil)
        #expect([Int?].decode(postgresText: "{1,NULL}") == [1, nil])
        #expect([Int].decode(postgresText: "{1,x}") == nil)
        #expect([String].decode(postgresText: nil) == nil)
        #expect(["a", nil].postgresText == #"{"a",NULL}"#)
    }

    @Test(
        "times are read to the microsecond",
        arguments: [
            ("1970-01-01 00:00:00+00", 0), ("1970-01-01 00:00:00.000001+00", 0.000001),
            ("2026-11-20 10:00:00.123456+00", 1_795_168_800.123456),
            ("2026-11-20 10:00:00+05:30", 1_795_149_000), ("2026-11-20 10:00:00-08", 1_795_197_600),
            ("1899-12-31 23:40:28-00:19:32", -2_208_988_800),
            ("2024-02-29 00:00:00+00", 1_709_164_800),
            ("0001-12-31 00:00:00+00 BC", -62_135_683_200), ("1969-12-31 23:59:59.5+00", -0.5),
            ("2026-11-20T10:00:00Z", 1_795_168_800), ("10000-01-01 00:00:00+00", 253_402_300_800),
        ])
    func times(text: String, seconds: Double) throws {
        let date = try #require(Timestamp.read(text))
        // A Date counts from 2001 in a Double, whose step there and then is 0.12 microseconds.
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_000_2)
    }

    @Test(
        "what is no point in time is refused",
        arguments: [
            "", "infinity", "-infinity", "2026-11-20", "2026-11-20 10:00:00",
            "2026-13-01 00:00:00+00",
            "20.11.2026 10:00:00.1 UTC", "2026-11-20 10:00:00+00x", "2026-11-20 10:00:00.+00",
            "2026-11-20 10:61:00+00", "now",
        ])
    func noTimes(text: String) {
        #expect(Timestamp.read(text) == nil)
    }

    @Test("times are written as they are read, over all of the calendar")
    func timeRoundTrip() {
        #expect(
            Timestamp.write(Date(timeIntervalSince1970: 1_795_168_800.123456))
                == "2026-11-20 10:00:00.123456+00")
        #expect(
            Timestamp.write(Date(timeIntervalSince1970: -62_135_683_200))
                == "0001-12-31 00:00:00.000000+00 BC")
        #expect(
            Timestamp.write(Date(timeIntervalSince1970: 59.9999999)).contains("00:01:00.000000"))
        #expect(Timestamp.write(.init(timeIntervalSince1970: .infinity)) == "infinity")
        #expect(Timestamp.write(.init(timeIntervalSince1970: .nan)) == "NaN")
        let wrong = (0..<5000)
            .map { _ in Double(Int64.random(in: -200_000_000_000...9_000_000_000_000)) }
            .map { Date(timeIntervalSince1970: $0) }
            .filter { Timestamp.read(Timestamp.write($0)) != $0 }
        #expect(wrong.isEmpty)
    }

    @Test("both forms of bytea are read")
    func bytes() {
        let all = Array(UInt8.min...UInt8.max)
        #expect(Bytea.decode(postgresText: Bytea(all).postgresText)?.bytes == all)
        #expect(Bytea.decode(postgresText: #"\xDEad"#)?.bytes == [0xDE, 0xAD])
        #expect(Bytea.decode(postgresText: #"a\000\\b\377"#)?.bytes == [97, 0, 92, 98, 255])
        #expect(Bytea.decode(postgresText: #"\x"#)?.bytes == [])
        for wrong in [#"\xa"#, #"\xgg"#, #"a\"#, #"a\99"#, #"\400"#] {
            #expect(Bytea.decode(postgresText: wrong) == nil)
        }
    }

    @Test("numbers that do not fit are refused")
    func numbers() {
        #expect(Int32.decode(postgresText: "2147483648") == nil)
        #expect(Int64.decode(postgresText: "9223372036854775807") == .max)
        #expect(Int.decode(postgresText: "1.0") == nil)
        #expect(Int.decode(postgresText: "") == nil)
        #expect(Double.decode(postgresText: "NaN")?.isNaN == true)
        #expect(Double.decode(postgresText: "-Infinity") == -.infinity)
        #expect(Bool.decode(postgresText: "yes") == nil)
    }

    @Test("COPY text escapes what would end a field or row")
    func copyText() {
        var bytes: [UInt8] = []
        CopyText.append(["a\tb", nil, "", #"\."#, "x\r\n"], to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "a\\tb\t\\N\t\t\\\\.\tx\\r\\n\n")
    }

    @Test(
        "libpq's text of a refusal yields code and message",
        arguments: [
            (
                """
                connection to server on socket "/x/.s" failed: FATAL:  3D000: database "a: b" does \
                not exist
                LOCATION:  InitPostgres, postinit.c:1010
                """, "3D000", #"database "a: b" does not exist"#
            ),
            (
                "connection to \"h\", port 1 failed: FATALE:  53300: sorry, too many clients already\n",
                "53300", "sorry, too many clients already"
            ),
        ])
    func refusal(text: String, code: String, message: String) throws {
        let found = try #require(ConnectMessage.read(text))
        #expect(found.0.rawValue == code)
        #expect(found.1 == message)
        #expect(ConnectMessage.read("could not connect: Connection refused\n") == nil)
    }
}
