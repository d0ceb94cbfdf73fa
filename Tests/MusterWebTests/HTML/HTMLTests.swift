import Testing

@testable import MusterWeb

@Suite struct HTMLTests {
    @Test(arguments: [
        ("plain", "plain"), ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"),
        ("\"quoted\"", "&quot;quoted&quot;"), ("it's", "it&#39;s"), ("naïve ✓", "naïve ✓"),
        ("nul\0", "nul\u{FFFD}"), ("&lt;", "&amp;lt;"),
    ])
    func escapes(text: String, markup: String) {
        #expect(HTML.escaped(text) == markup)
        let html: HTML = "<b>\(text)</b>"
        #expect(html.markup == "<b>\(markup)</b>")
    }

    @Test func piecesAreNotEscapedAgain() {
        let inner: HTML = "<i>\("<")</i>"
        let none: HTML? = nil
        let html: HTML = "<p>\(inner)\([inner, inner])\(none)\(7)\(unescaped: "<hr>")</p>"
        #expect(
            html.markup == "<p><i>&lt;</i><i>&lt;</i><i>&lt;</i>7<hr></p>")
    }

    @Test func anAttributeCannotBeLeft() {
        let html: HTML = "<a href=\"\("\" onmouseover=\"x")\">"
        #expect(html.markup == "<a href=\"&quot; onmouseover=&quot;x\">")
    }

    @Test func addressesLeaveOutWhatIsEmpty() {
        #expect(
            Address.of("/pages/fleet", [("a", ""), ("b", "x&y z")]) == "/pages/fleet?b=x%26y%20z")
        #expect(Address.of("/pages/fleet", [("a", "")]) == "/pages/fleet")
    }

    @Test func aStateHasASignBesideItsColour() {
        #expect(Badge.state("critical").markup.contains("✕"))
        #expect(Badge.state("ok").markup.contains("✓"))
        #expect(Badge.state("state-unknown,down").markup.contains("✕"))
        #expect(Badge.state("<b>").markup.contains("&lt;b&gt;"))
    }
}
