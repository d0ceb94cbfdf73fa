import HTTPServer
import Testing

@testable import MusterWeb

@Suite struct JSONBodyTests {
    private func body(_ text: String, type: String? = "application/json") throws -> JSONBody {
        var headers = HTTPHeaders()
        if let type { headers.append("Content-Type", type) }
        return try JSONBody(
            HTTPRequest(
                method: .post, target: try RequestTarget("/"), headers: headers,
                body: Array(text.utf8)))
    }

    private func status(_ text: String, type: String? = "application/json") -> Int {
        do {
            _ = try body(text, type: type)
            return 200
        } catch {
            return (error as? WebFailure)?.status ?? 0
        }
    }

    @Test(arguments: [
        ("", 400), ("{", 400), ("{}x", 400), (#"{"a":"\u0000"}"#, 400), (#""\ud800""#, 400),
        ("[1e400]", 400), ("NaN", 400), (String(repeating: "[", count: 10_000), 400),
        (String(repeating: "[", count: 66) + String(repeating: "]", count: 66), 400),
        (#"{"a":1,"a":2}"#, 200), ("[]", 200), ("null", 200),
    ])
    func reads(_ text: String, _ status: Int) { #expect(self.status(text) == status) }

    @Test func typeIsChecked() {
        #expect(status("{}", type: "text/plain") == 415)
        #expect(status("{}", type: "application/json; charset=utf-8") == 200)
        #expect(status("{}", type: nil) == 200)
    }

    @Test func fieldsAreChecked() throws {
        let body = try body(#"{"s":"x","n":7,"f":7.5,"b":true,"l":["a"],"m":["a",1],"z":null}"#)
        #expect(try body.string("s") == "x")
        #expect(try body.optionalInteger("n") == 7)
        #expect(try body.optionalBool("b") == true)
        #expect(try body.optionalStrings("l") == ["a"])
        #expect(try body.optionalString("z") == nil)
        #expect(try body.optionalString("absent") == nil)
        #expect(throws: WebFailure.self) { try body.string("z") }
        #expect(throws: WebFailure.self) { try body.optionalString("n") }
        #expect(throws: WebFailure.self) { try body.optionalInteger("f") }
        #expect(throws: WebFailure.self) { try body.optionalInteger("n", in: 1...6) }
        #expect(throws: WebFailure.self) { try body.optionalStrings("m") }
        #expect(throws: WebFailure.self) { try body.optionalBool("s") }
    }
}
