import Testing

@testable import MusterCommand

@Suite struct TerminalTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("größe", 5), ("gro\u{308}ße", 5), ("表", 2), ("データ", 6), ("한글", 4),
        ("\u{1112}\u{1161}\u{11ab}", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1),
        ("✓", 1), ("→", 1), ("e\u{301}\u{302}", 1), ("a\u{200b}b", 2), ("ａ", 2), ("𠀀", 2),
        ("ไทย", 3),
        ("1", 1), ("…", 1),
    ])
    func measures(text: String, width: Int) { #expect(Terminal.width(of: text) == width) }

    @Test(arguments: [
        ("plain é 表", "plain é 表"), ("a\nb", "a\nb"), ("a\tb", "a       b"),
        ("12345678\tb", "12345678        b"), ("x\n\tb", "x\n        b"), ("a\r\nb", "a\\r\nb"),
        ("\u{1b}[31m", "\\x1B[31m"), ("\u{0}\u{7f}", "\\x00\\x7F"), ("\u{9b}1m", "\\u009B1m"),
        ("\u{202e}gpj", "\\u202Egpj"), ("\u{2028}", "\\u2028"),
        ("\u{2066}a\u{2069}", "\\u2066a\\u2069"),
        ("👩‍👩‍👧", "👩‍👩‍👧"), ("e\u{301}\u{202e}", "e\u{301}\\u202E"),
    ])
    func escapes(text: String, escaped: String) { #expect(Terminal.escaped(text) == escaped) }
}
