import Muster
import MusterDatabase
import Testing

@testable import MusterWeb

@Suite struct CSVTests {
    @Test(arguments: [
        ("plain", false, "plain"), ("a,b", false, "\"a,b\""),
        ("say \"x\"", false, "\"say \"\"x\"\"\""),
        ("two\nlines", false, "\"two\nlines\""), ("=1+1", false, "'=1+1"),
        ("@SUM(A1)", false, "'@SUM(A1)"), ("+49", false, "'+49"), ("-5", false, "'-5"),
        ("-5", true, "-5"), ("-5+cmd|' /C calc'!A0", true, "'-5+cmd|' /C calc'!A0"),
        ("\tx", false, "'\tx"), ("", false, ""),
    ])
    func fields(value: String, isNumber: Bool, field: String) {
        #expect(CSV.field(value, isNumber: isNumber) == field)
    }

    @Test func aListHasItsNamesFirst() {
        #expect(CSV.text(table) == "name,size,query\r\nx,-1,select $1\r\n,,\r\n")
    }

    @Test func jsonHasTypesAndTheStatement() {
        let json = Exported.json(table)
        #expect(json["sql"]?.stringValue == "select 1")
        #expect(json["rows"]?[0]?["size"] == .integer(-1))
        #expect(json["rows"]?[0]?["query"] == .string("select $1"))
        #expect(json["rows"]?[1]?["size"] == .null)
    }

    private let table = ListTable(
        definition: ListDefinition(
            "t", from: "t",
            [
                ListColumn("name", .text), ListColumn("size", .bytes),
                ListColumn("query", .statement),
            ]),
        selection: ListSelection(), statement: "select 1",
        rows: [["x", "-1", "select 'secret'"], [nil, nil, nil]])
}
