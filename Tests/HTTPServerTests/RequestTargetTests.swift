import Testing

@testable import HTTPServer

@Suite struct RequestTargetTests {
    @Test func takesPathAndQueryApart() throws {
        let target = try RequestTarget("/api/caf%C3%A9/a%20b?x=1&y=two+words&z&x=%26")
        #expect(target.path == "/api/café/a b")
        #expect(target.segments == ["api", "café", "a b"])
        #expect(target.query.map(\.name) == ["x", "y", "z", "x"])
        #expect(target.query.map(\.value) == ["1", "two words", "", "&"])
    }

    @Test func rootHasNoSegments() throws {
        #expect(try RequestTarget("/").segments.isEmpty)
        #expect(try RequestTarget("/?a=b").path == "/")
    }

    @Test(arguments: [
        ("livez", RequestTarget.Fault.notOriginForm), ("*", .notOriginForm), ("", .notOriginForm),
        ("http://h/", .notOriginForm), ("//a", .badSegment), ("/a/", .badSegment),
        ("/a//b", .badSegment), ("/..", .badSegment), ("/a/%2e%2e/b", .badSegment),
        ("/%2e", .badSegment), ("/a%2fb", .badSegment), ("/a%5Cb", .badSegment),
        ("/a%00", .badByte), ("/a%0a", .badByte), ("/a#b", .badByte), ("/a b", .badByte),
        ("/é", .badByte), ("/a?x=%01", .badByte), ("/a?x=%7f", .badByte), ("/a%", .badEscape),
        ("/a%4", .badEscape), ("/a%zz", .badEscape), ("/a?x=%4", .badEscape), ("/%ff", .notUTF8),
        ("/%c0%af", .notUTF8), ("/%ed%a0%80", .notUTF8),
    ])
    func refuses(_ text: String, _ fault: RequestTarget.Fault) {
        #expect(throws: fault) { try RequestTarget(text) }
    }

    @Test func encodingIsUndone() throws {
        let text = "a/b ?&=+%é\u{1F600}~"
        let target = try RequestTarget("/?\(FormEncoding.write([("n", text), (text, "v")]))")
        #expect(target.query.map(\.value) == [text, "v"])
        #expect(target.query.map(\.name) == ["n", text])
    }

    @Test func formsMayHoldLinesAndQueriesMayNot() throws {
        let form = Array("note=a%0D%0Ab".utf8)
        #expect(try FormEncoding.parse(form[...], allowsLineBreaks: true)[0].value == "a\r\nb")
        #expect(throws: RequestTarget.Fault.badByte) { try FormEncoding.parse(form[...]) }
    }
}
