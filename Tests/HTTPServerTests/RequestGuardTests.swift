import Testing

@testable import HTTPServer

@Suite struct RequestGuardTests {
    private func check(
        _ method: String = "POST", _ version: String = "HTTP/1.1", _ fields: [(String, String)]
    ) throws(Refusal) -> RequestGuard {
        var headers: HTTPHeaders = ["Host": "localhost"]
        for (name, value) in fields { headers.append(name, value) }
        return try RequestGuard(method: method, version: version, headers: headers)
    }

    private func status(_ fields: [(String, String)], method: String = "POST") -> Int {
        do throws(Refusal) {
            _ = try check(method, fields)
            return 200
        } catch {
            return error.status
        }
    }

    private func check(
        _ method: String, _ fields: [(String, String)]
    ) throws(Refusal) -> RequestGuard {
        try check(method, "HTTP/1.1", fields)
    }

    @Test func readsTheLength() throws {
        #expect(try check("POST", [("content-length", "12")]).bodyLength == 12)
        #expect(try check("GET", []).bodyLength == 0)
        #expect(try check("HEAD", []).method == .head)
    }

    @Test(arguments: ["", "+5", "-1", "5, 5", "0x5", "5 5", "٥", "99999999999999999999"])
    func refusesTheLength(_ text: String) {
        #expect(status([("Content-Length", text)]) == 400)
    }

    @Test func refusesTwoOfWhatThereMustBeOne() {
        #expect(status([("Content-Length", "1"), ("content-length", "1")]) == 400)
        #expect(status([("HOST", "localhost")]) == 400)
        #expect(status([("Cookie", "a=b"), ("Cookie", "c=d")]) == 400)
        #expect(status([("Authorization", "a"), ("Authorization", "a")]) == 400)
    }

    @Test func refusesEncodingsOfTheBody() {
        #expect(status([("Transfer-Encoding", "chunked")]) == 411)
        #expect(status([("Transfer-Encoding", "")]) == 411)
        #expect(status([("Transfer-Encoding", "chunked"), ("Content-Length", "5")]) == 411)
        #expect(status([("Content-Encoding", "gzip")]) == 415)
    }

    @Test(arguments: ["", "a b", "a:", "a\u{1}", "é", "(a)"])
    func refusesTheName(_ name: String) { #expect(status([(name, "x")]) == 400) }

    @Test func refusesControlCharactersInValues() {
        #expect(status([("X-A", "a\u{1}b")]) == 400)
        #expect(status([("X-A", "a\tb é")]) == 200)
    }

    @Test func refusesOtherVersionsAndMethods() {
        #expect(throws: Refusal.self) { try check("GET", "HTTP/1.0", []) }
        #expect(status([], method: "TRACE") == 405)
        #expect(status([], method: "get") == 405)
        #expect(status([("Expect", "a cow")]) == 417)
        #expect(status([("Expect", "100-Continue")]) == 200)
    }

    @Test func headersHaveNoCase() {
        var headers: HTTPHeaders = ["X-A": "1"]
        headers.append("x-a", "2")
        #expect(headers["x-A"] == "1")
        #expect(headers.values("X-a") == ["1", "2"])
        #expect(headers["X-AB"] == nil)
    }
}
