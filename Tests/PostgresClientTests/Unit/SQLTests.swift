import Testing

@testable import PostgresClient

@Suite("SQL text")
struct SQLTests {
    @Test("values become numbered parameters, in order")
    func binds() {
        let sql: SQL = "select \(1), \("a'b"), \(nil as Int?), \(true)"
        #expect(sql.text == "select $1, $2, $3, $4")
        #expect(sql.parameters == ["1", "a'b", nil, "true"])
    }

    @Test("a fragment's values are numbered with those around it")
    func fragment() {
        let condition: SQL = "a = \(1) and b = \(2)"
        let sql: SQL = "select \(0) where \(fragment: condition) and c = \(3)"
        #expect(sql.text == "select $1 where a = $2 and b = $3 and c = $4")
        #expect(sql.parameters == ["0", "1", "2", "3"])
    }

    @Test(
        "identifiers are quoted, whatever they hold",
        arguments: [
            ("host", #""host""#), ("Host", #""Host""#), (#"a"b"#, #""a""b""#), ("", #""""#),
            (#"""#, #""""""#), (#"x"; drop table y; --"#, #""x""; drop table y; --""#),
            ("a\"\u{301}", "\"a\"\"\u{301}\""), (#"a\b"#, #""a\b""#),
        ])
    func identifiers(name: String, quoted: String) {
        let sql: SQL = "\(identifier: name)"
        #expect(sql.text.unicodeScalars.elementsEqual(quoted.unicodeScalars))
        #expect(sql.parameters.isEmpty)
    }

    @Test("raw text is inserted as it is")
    func unescaped() {
        let order = "id desc"
        let sql: SQL = "select id from t order by \(unescaped: order)"
        #expect(sql.text == "select id from t order by id desc")
    }

    @Test("neither print nor dump shows bound values")
    func privacy() {
        let sql: SQL = "select \("hunter2")"
        var dumped = ""
        dump(sql, to: &dumped)
        for shown in ["\(sql)", String(reflecting: sql), dumped] {
            #expect(!shown.contains("hunter2"))
        }
    }

    @Test("options show no conninfo, which may hold a password")
    func optionsPrivacy() {
        let options = ConnectionOptions(conninfo: "password=hunter2", user: "me")
        var dumped = ""
        dump(options, to: &dumped)
        for shown in ["\(options)", String(reflecting: options), dumped] {
            #expect(!shown.contains("hunter2"))
        }
        #expect("\(options)".contains("user=me"))
    }
}
