import Testing

@testable import Muster

/// Odd documents: none may stop the process, and what is read must obey the same laws.
@Suite struct PlanFuzzTests {
    /// Short ones, because what counts is the number of changes tried.
    private static let texts =
        RecordedPlan.all.map(\.json).filter { $0.utf8.count < 1_500 } + NewerServers.all

    private func exercise(_ plan: Plan) {
        let shares = plan.metrics.nodes.map(\.costShare)
        #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1.000001 })
        _ = plan.lines(.explain)
        _ = plan.lines(.annotated)
        let facts = plan.facts
        #expect((try? JSONValue(encoding: facts)) != nil)
        _ = plan.redactingLiterals()
    }

    @Test func survivesChangedBytes() throws {
        var random = SplitMix(seed: 5)
        let pieces = [
            "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e308", "\\", "x", "9", ".",
        ]
        .map { Array($0.utf8) }
        var read = 0
        for _ in 0..<5_000 {
            var bytes = Array(Self.texts.randomElement(using: &random)?.utf8 ?? "".utf8)
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
                bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &random) ?? [])
            }
            guard let plan = try? Plan(parsing: String(decoding: bytes, as: UTF8.self)) else {
                continue
            }
            read += 1
            exercise(plan)
        }
        #expect(read > 500)
    }

    @Test func survivesChangedValues() throws {
        var random = SplitMix(seed: 6)
        let documents = try Self.texts.map {
            try Plan.json(parsing: $0, limits: PlanLimits())
        }
        var previous: Plan?
        for _ in 0..<5_000 {
            let document = documents.randomElement(using: &random) ?? .null
            guard let plan = try? Plan(json: changed(document, &random)) else { continue }
            exercise(plan)
            if let previous {
                let diff = PlanDiff(before: previous, after: plan)
                #expect(diff.improvement >= -1e9 && diff.improvement <= 1)
                #expect(diff.rows.count { $0.after != nil } == plan.nodes.count)
                #expect(diff.rows.count { $0.before != nil } == previous.nodes.count)
                _ = diff.lines
            }
            previous = plan
        }
    }

    private func changed(_ value: JSONValue, _ random: inout SplitMix) -> JSONValue {
        if Int.random(in: 0..<25, using: &random) == 0 {
            return Self.oddities.randomElement(using: &random) ?? .null
        }
        switch value {
        case .object(let members):
            var result: [String: JSONValue] = [:]
            for (key, member) in members.sorted(by: { $0.key < $1.key })
            where Int.random(in: 0..<30, using: &random) > 0 {
                result[key] = changed(member, &random)
            }
            return .object(result)
        case .array(let elements):
            var result = elements.map { changed($0, &random) }
            if Int.random(in: 0..<10, using: &random) == 0 { result += result }
            return .array(result)
        default:
            return value
        }
    }

    private static let oddities: [JSONValue] = [
        .null, true, -1, 0, .integer(.min), .integer(.max), 1e308, -1e308, 1e-300, "", "Disk",
        "CTE x", "InitPlan 1 (returns $0)", "InitPlan", "SubPlan", "Nested Loop", "Gather",
        "Memoize",
        "CTE Scan", [], [:], ["x"], [[]],
    ]
}
