import FoundationEssentials
import Testing

@testable import Muster

struct StatementMemoryTests {
    private func candidate(_ columns: String...) -> IndexCandidate {
        IndexCandidate(table: QualifiedName(schema: "app", name: "t"), columns: columns)
    }

    private let answers: [[Int]: PlannerAnswer] = [
        []: PlannerAnswer(cost: 1234.56, uses: []),
        [0, 2]: PlannerAnswer(
            cost: 0.1 + 0.2,
            uses: [
                PlannerAnswer.Use(index: 2, descents: 1, rows: 3.3),
                PlannerAnswer.Use(index: 0, descents: 1e17 / 3, rows: 0),
                PlannerAnswer.Use(index: 2, descents: 7, rows: 1),
            ]),
    ]

    private func kept(_ memory: StatementMemory) throws -> StatementMemory {
        try JSONDecoder().decode(StatementMemory.self, from: JSONEncoder().encode(memory))
    }

    @Test func answersComeBackToTheBit() throws {
        let keys = [candidate("a"), candidate("b"), candidate("c")].map(StatementMemory.key(of:))
        let memory = try kept(StatementMemory(answers, keys: keys))
        #expect(memory.answers([keys[0]: 0, keys[1]: 1, keys[2]: 2]) == answers)
    }

    @Test func numbersMayBeOthersInTheNextSearch() throws {
        let keys = ["first", "second", "third"]
        let memory = try kept(StatementMemory(answers, keys: keys))
        let found = memory.answers(["third": 0, "first": 5])
        #expect(found[[0, 5]]?.uses.map(\.index) == [0, 5, 0])
        #expect(found[[]]?.cost == 1234.56)
    }

    @Test func whatSpeaksOfUnknownCandidatesIsLeftOut() throws {
        let memory = try kept(StatementMemory(answers, keys: ["first", "second", "third"]))
        #expect(memory.answers(["first": 0]) == [[]: PlannerAnswer(cost: 1234.56, uses: [])])
    }

    @Test func noNameAndNoValueIsKept() throws {
        let indexed = candidate("password")
        let memory = StatementMemory(
            [[0]: PlannerAnswer(cost: 1, uses: [])], keys: [StatementMemory.key(of: indexed)])
        let text = String(decoding: try JSONEncoder().encode(memory), as: UTF8.self)
        #expect(!text.contains("password") && !text.contains("app"))
    }

    @Test func keysTellApart() {
        var partial = candidate("a")
        partial.condition = IndexCandidate.Condition(column: "b", fraction: 0.1)
        let keys = [
            candidate("a"), candidate("b"), candidate("a", "b"), partial,
            IndexCandidate(
                table: QualifiedName(schema: "app", name: "t"), columns: ["a"], include: ["b"]),
            IndexCandidate(table: QualifiedName(schema: "app", name: "u"), columns: ["a"]),
        ].map(StatementMemory.key(of:))
        #expect(Set(keys).count == keys.count)
        #expect(StatementMemory.key(of: ["ab", "c"]) != StatementMemory.key(of: ["a", "bc"]))
    }

    @Test func nonsenseIsNoMemory() {
        let decoder = JSONDecoder()
        for text in ["{}", "[]", #"{"candidates":["a"],"answers":[{"cost":1}]}"#] {
            #expect(throws: (any Error).self) {
                try decoder.decode(StatementMemory.self, from: Data(text.utf8))
            }
        }
        let wild = #"{"candidates":["a"],"answers":[[1,[7],[0,1,1]],[2,[0],[9,1,1]],[3,[0],[0]]]}"#
        let memory = try? decoder.decode(StatementMemory.self, from: Data(wild.utf8))
        #expect(memory?.answers(["a": 0]) == [:])
    }
}
