import Muster
import Testing

@Suite struct SQLIdentifierTests {
    /// What `quote_ident` gives on a server.
    @Test(arguments: [
        ("orders", "orders"), ("_x1", "_x1"), ("Orders", "\"Orders\""), ("1x", "\"1x\""),
        ("order", "\"order\""), ("user", "\"user\""), ("name", "name"), ("a b", "\"a b\""),
        ("a\"b", "\"a\"\"b\""), ("", "\"\""), ("größe", "\"größe\""), ("a$b", "\"a$b\""),
        ("e\u{301}\"\u{301}", "\"e\u{301}\"\"\u{301}\""),
    ])
    func quotesWhereNeeded(name: String, quoted: String) {
        #expect(SQLIdentifier.quoted(name) == quoted)
    }
}
