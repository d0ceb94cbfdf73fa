import MusterDatabase
import Testing

@testable import MusterWeb

@Suite struct CellFormatTests {
    @Test(arguments: [
        ("1234567", ColumnKind.count, "1\u{202F}234\u{202F}567"), ("0", .count, "0"),
        ("-1234", .count, "-1\u{202F}234"), ("12.5", .count, "12.5"), ("abc", .count, "abc"),
        ("0.254", .fraction, "25.4 %"), ("25.4", .percent, "25.4 %"), ("1048576", .bytes, "1 MB"),
        ("12.34", .milliseconds, "12.3 ms"), ("90", .seconds, "1 min 30 s"),
        ("2026-03-01 12:00:00.123+00", .time, "2026-03-01 12:00:00"),
        ("2026-03-01 12:00:00+02", .time, "2026-03-01 12:00:00+02"),
        ("1 day 02:03:04.567", .interval, "1 day 02:03:04"), ("00:00:00.25", .interval, "250 ms"),
        ("t", .flag, "yes"), ("f", .flag, "no"), ("{a,\"b c\"}", .tags, "a, b c"),
    ])
    func texts(raw: String, kind: ColumnKind, text: String) {
        #expect(CellFormat.text(raw, kind) == text)
    }

    @Test func aFigureCarriesWhatTheServerWrote() {
        #expect(
            CellFormat.cell("1048576", .bytes).markup == "<data value=\"1048576\">1 MB</data>")
        #expect(CellFormat.cell(nil, .count).markup.contains("–"))
    }

    @Test func anotherIsNotShownTheLiterals() {
        let cell = CellFormat.cell("select * from t where secret = 'hunter2'", .statement)
        #expect(!cell.markup.contains("hunter2"))
        #expect(cell.markup.contains("$1"))
        #expect(CellFormat.text("select 'unterminated", .statement) == WithoutLiterals.hidden)
    }

    @Test func aLongTextIsFolded() {
        let text = String(repeating: "x", count: 400)
        #expect(CellFormat.cell(text, .prose).markup.contains("<details>"))
        #expect(!CellFormat.cell("short", .prose).markup.contains("<details>"))
    }
}
