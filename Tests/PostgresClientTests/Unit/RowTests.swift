import FoundationEssentials
import Testing

@testable import PostgresClient

@Suite("Rows")
struct RowTests {
    private func rows(_ names: [String], _ values: [[String?]]) -> Rows {
        var bytes: [UInt8] = []
        var cells: [Rows.Cell] = []
        for value in values.joined() {
            cells.append(
                Rows.Cell(offset: bytes.count, length: value.map { Int32($0.utf8.count) } ?? -1))
            bytes.append(contentsOf: (value ?? "").utf8)
        }
        return Rows(
            columns: names.map { Rows.Column(name: $0, typeOID: 25) }, rowCount: values.count,
            cells: cells, bytes: bytes, affected: values.count, commandTag: "SELECT")
    }

    @Test("null and the empty string differ")
    func nullAndEmpty() throws {
        let row = try rows(["a", "b"], [["", nil]]).only()
        #expect(try row["a"] == "")
        #expect(try row["b"] == nil)
        #expect(try row.decode("a", as: String?.self) == "")
        #expect(try row.decode("b", as: String?.self) == nil)
        #expect(try row.decode("b", as: Int?.self) == nil)
    }

    @Test("an error names the column and hides the value")
    func mismatch() throws {
        let row = try rows(["size", "gone"], [["hunter2", nil]]).only()
        let wrong = #expect(throws: PostgresError.self) { try row.decode("size", as: Int.self) }
        #expect(wrong?.sqlState == .datatypeMismatch)
        #expect(wrong?.column == "size")
        #expect(wrong?.description == "ERROR 42804: column size is not a valid Int")
        let null = #expect(throws: PostgresError.self) { try row.decode("gone", as: Int.self) }
        #expect(null?.sqlState == .nullValueNotAllowed)
        #expect(null?.description == "ERROR 22004: column gone is null")
        let missing = #expect(throws: PostgresError.self) { try row["nowhere"] }
        #expect(missing?.sqlState == .undefinedColumn)
    }

    @Test("a name that two columns share is refused")
    func ambiguous() throws {
        let row = try rows(["id", "id", "id"], [["1", "2", "3"]]).only()
        let error = #expect(throws: PostgresError.self) { try row.decode("id", as: Int.self) }
        #expect(error?.sqlState == .ambiguousColumn)
    }

    @Test("one row of one column is asked for and nothing else is taken")
    func single() throws {
        #expect(try rows(["n"], [["7"]]).value(as: Int.self) == 7)
        for wrong in [
            rows(["n"], []), rows(["n"], [["1"], ["2"]]), rows(["n", "m"], [["1", "2"]]),
        ] {
            let error = #expect(throws: PostgresError.self) { try wrong.value(as: Int.self) }
            #expect(error?.sqlState == .cardinalityViolation)
        }
    }

    @Test("a row in the middle reads its own cells")
    func many() throws {
        let many = rows(["a", "b"], (0..<100).map { ["\($0)", $0 % 2 == 0 ? nil : "x\($0)"] })
        #expect(many.count == 100)
        #expect(try many[57].decode("a", as: Int.self) == 57)
        #expect(try many[57]["b"] == "x57")
        #expect(try many[58]["b"] == nil)
        #expect(try many.map { try $0.decode("a", as: Int.self) } == Array(0..<100))
    }

    @Test("printing a result shows no value")
    func privacy() {
        let result = rows(["id", "secret"], [["1", "hunter2"]])
        #expect("\(result)" == "1 rows of (id, secret)")
        #expect("\(result.map { "\($0)" })" == #"["row of (id, secret)"]"#)
        #expect(!String(reflecting: result).contains("hunter2"))
    }

    @Test("bytes that are not UTF-8 are an error, not a question mark")
    func invalidText() throws {
        let bad = Rows(
            columns: [Rows.Column(name: "t", typeOID: 25)], rowCount: 1,
            cells: [Rows.Cell(offset: 0, length: 2)], bytes: [0xC3, 0x28], affected: 1,
            commandTag: "SELECT 1")
        let error = #expect(throws: PostgresError.self) { try bad.value(as: String.self) }
        #expect(error?.sqlState == .characterNotInRepertoire)
        #expect(error?.column == "t")
    }

    private struct Plan: Codable, Equatable {
        var name: String
        var cost: Double?
        var at: Date?
    }

    @Test("JSON is read by type, with PostgreSQL's times")
    func json() throws {
        let text = #"{"name": "a", "cost": 1.5, "at": "2026-11-20T10:00:00.5+00:00"}"#
        let row = try rows(["plan", "none"], [[text, nil]]).only()
        let plan = try row.decodeJSON("plan", as: Plan.self)
        #expect(plan.at?.timeIntervalSince1970 == 1_795_168_800.5)
        #expect(plan.name == "a")
        #expect(try row.decodeJSON("none", as: Plan?.self) == nil)
        let null = #expect(throws: PostgresError.self) {
            try row.decodeJSON("none", as: Plan.self)
        }
        #expect(null?.sqlState == .nullValueNotAllowed)
    }

    @Test("JSON of another shape is an error that names the column only")
    func wrongJSON() throws {
        let row = try rows(["plan"], [[#"{"nom": "hunter2"}"#]]).only()
        let error = #expect(throws: PostgresError.self) {
            try row.decodeJSON("plan", as: Plan.self)
        }
        #expect(error?.sqlState == .datatypeMismatch)
        #expect(error?.description.contains("hunter2") == false)
        #expect(error?.detail?.contains("name") == true)
    }

    @Test("JSON that is bound has sorted keys, and no number that JSON lacks")
    func writeJSON() throws {
        #expect(try SQL.json(["b": 1, "a": 2]).text == #"{"a":2,"b":1}"#)
        #expect(try SQL.json("a/b").text == #""a/b""#)
        let error = #expect(throws: PostgresError.self) { try SQL.json([Double.nan]) }
        #expect(error?.sqlState == .invalidParameterValue)
    }
}
