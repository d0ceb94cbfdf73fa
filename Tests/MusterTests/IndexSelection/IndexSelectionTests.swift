import Synchronization
import Testing

@testable import Muster

@Suite struct IndexSelectionTests {
    private typealias Plan = SyntheticOracle.MadeUpPlan

    /// Two indexes of which neither helps without the other, beside one that helps a little alone.
    private func joinProblem(budget: Double) -> (SyntheticOracle, SelectionProblem) {
        let oracle = SyntheticOracle([
            [
                Plan(needs: [], cost: 100), Plan(needs: [0, 1], cost: 10),
                Plan(needs: [2], cost: 90),
            ],
            [Plan(needs: [], cost: 50), Plan(needs: [1], cost: 45)],
        ])
        let problem = SelectionProblem(
            statements: [.init(relevant: [0, 1, 2]), .init(relevant: [1])], bytes: [4, 4, 1],
            budget: budget)
        return (oracle, problem)
    }

    @Test func findsIndexesThatOnlyHelpTogether() async throws {
        let (oracle, problem) = joinProblem(budget: 8)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(Set(result.chosen.map(\.index)) == [0, 1])
        #expect(result.costBefore == 150 && result.costAfter == 55 && result.costFloor == 55)
        #expect(result.bytes == 8 && result.isComplete)
        #expect(
            result.statements == [
                .init(before: 100, after: 10, floor: 10), .init(before: 50, after: 45, floor: 45),
            ])
        // Index 2 has nothing left to save, and the report says so.
        let rejected = try #require(result.rejected.first { $0.index == 2 })
        #expect(rejected.reason == .nothingLeft && rejected.gainAlone == 10)
    }

    @Test func oneIndexTakesThePlaceOfTwoUnderABudget() async throws {
        let oracle = SyntheticOracle([
            [
                Plan(needs: [], cost: 100), Plan(needs: [0], cost: 10),
                Plan(needs: [2], cost: 12),
            ],
            [
                Plan(needs: [], cost: 100), Plan(needs: [1], cost: 10),
                Plan(needs: [2], cost: 12),
            ],
        ])
        var problem = SelectionProblem(
            statements: [.init(relevant: [0]), .init(relevant: [1])], bytes: [6, 6, 8],
            budget: 8, merges: [.init(index: 2, parts: [0, 1])])
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(result.chosen.map(\.index) == [2] && result.costAfter == 24)
        problem.budget = 12
        let both = try await IndexSelection(problem, oracle: oracle).run()
        #expect(Set(both.chosen.map(\.index)) == [0, 1])
    }

    @Test func choosesAgainWithoutWhatDidHarm() async throws {
        let (oracle, problem) = joinProblem(budget: 8)
        let search = try await IndexSelection(problem, oracle: oracle).search()
        #expect(search.choice(without: [0]) == [1, 2])
        #expect(search.choice(without: [0], bytes: [1: 9, 2: 9]) == [])
        let result = search.result(with: [2])
        #expect(result.costAfter == 140 && result.chosen.map(\.index) == [2])
        #expect(search.costs(of: 0, with: [2])?.after == 90)
    }

    @Test func keepsToTheBudget() async throws {
        let (oracle, problem) = joinProblem(budget: 7)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(Set(result.chosen.map(\.index)) == [1, 2])
        #expect(result.costAfter == 135 && result.bytes == 5)
        #expect(result.rejected.first { $0.index == 0 } == nil)
    }

    @Test func saysThatThereIsNoRoom() async throws {
        let oracle = SyntheticOracle([
            [Plan(needs: [], cost: 100), Plan(needs: [0], cost: 10)],
            [Plan(needs: [], cost: 100), Plan(needs: [1], cost: 40)],
            [Plan(needs: [], cost: 100), Plan(needs: [2], cost: 20)],
        ])
        let problem = SelectionProblem(
            statements: (0..<3).map { .init(relevant: [$0]) }, bytes: [5, 3, 9], budget: 7)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(result.chosen.map(\.index) == [0])
        #expect(result.rejected.map(\.index) == [2, 1])
        #expect(result.rejected.map(\.reason) == [.largerThanBudget, .noRoom])
    }

    @Test func leavesOutWhatCostsMoreToKeepThanItSaves() async throws {
        let (oracle, problem) = joinProblem(budget: 100)
        var dear = problem
        dear.upkeep = [0, 96, 0]
        let result = try await IndexSelection(dear, oracle: oracle).run()
        #expect(result.chosen.map(\.index) == [2])
        #expect(result.costAfter == 140)
    }

    @Test func weighsStatements() async throws {
        let oracle = SyntheticOracle([
            [Plan(needs: [], cost: 100), Plan(needs: [0], cost: 10)],
            [Plan(needs: [], cost: 10), Plan(needs: [1], cost: 1)],
        ])
        var problem = SelectionProblem(
            statements: [.init(relevant: [0]), .init(weight: 1_000, relevant: [1])],
            bytes: [5, 5], budget: 5)
        let weighted = try await IndexSelection(problem, oracle: oracle).run()
        #expect(weighted.chosen.map(\.index) == [1])
        problem.statements[1].weight = 1
        let even = try await IndexSelection(problem, oracle: oracle).run()
        #expect(even.chosen.map(\.index) == [0])
    }

    @Test func ordersByWhatEachSaves() async throws {
        let (oracle, problem) = joinProblem(budget: 100)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        // Together they save 95, index 1 alone 5: they share it, and each knows of the other.
        #expect(result.chosen.map(\.index) == [1, 0])
        #expect(result.chosen.map(\.gain) == [50, 45])
        #expect(result.chosen.map(\.together) == [[0], [1]])
        #expect(result.chosen.map(\.loss) == [95, 90])
        #expect(result.chosen.map(\.statements) == [[0, 1], [0]])
    }

    @Test func whatSavesMostAloneNeedsNoOther() async throws {
        let oracle = SyntheticOracle([
            [
                Plan(needs: [], cost: 100), Plan(needs: [0, 1], cost: 20),
                Plan(needs: [1], cost: 40),
            ]
        ])
        let problem = SelectionProblem(
            statements: [.init(relevant: [0, 1])], bytes: [1, 1], budget: 2)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(result.chosen.map(\.index) == [1, 0])
        #expect(result.chosen.map(\.gain) == [60, 20])
        #expect(result.chosen.map(\.together) == [[], []])
    }

    @Test func ofMoreThanEightTogetherEachGetsTheSame() async throws {
        let all = Array(0..<9)
        let oracle = SyntheticOracle([[Plan(needs: [], cost: 100), Plan(needs: all, cost: 10)]])
        let problem = SelectionProblem(
            statements: [.init(relevant: all)], bytes: all.map { _ in 1 }, budget: 9)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(result.chosen.map(\.gain) == all.map { _ in 10 })
        #expect(result.chosen.allSatisfy { $0.together.count == 8 })
    }

    @Test func neverExceedsTheBudgetAndIsTrueToTheOracle() async throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let (oracle, problem) = SyntheticOracle.random(seed: seed, statements: 8, indexes: 10)
            let result = try await IndexSelection(problem, oracle: oracle).run()
            let chosen = result.chosen.map(\.index)
            #expect(result.bytes <= problem.budget)
            #expect(result.bytes == chosen.reduce(0) { $0 + problem.bytes[$1] })
            #expect(result.costAfter == oracle.cost(chosen))
            #expect(result.costBefore == 8_000)
            // What each saves adds up to what all save.
            let gains = result.chosen.reduce(0) { $0 + $1.gain }
            #expect(abs(gains - (result.costBefore - result.costAfter)) < 0.001)
            for (left, right) in zip(result.curve, result.curve.dropFirst()) {
                #expect(left.bytes <= left.budget && right.budget > left.budget)
            }
        }
    }

    /// All subsets of ten indexes are few enough to know the best one.
    @Test func comesCloseToTheBestOfAllSubsets() async throws {
        var optimal = 0
        for seed in 1...30 as ClosedRange<UInt64> {
            let (oracle, problem) = SyntheticOracle.random(seed: seed, statements: 8, indexes: 10)
            let result = try await IndexSelection(problem, oracle: oracle).run()
            var best = Double.infinity
            for bits in 0..<1_024 {
                let subset = (0..<10).filter { bits & (1 << $0) != 0 }
                guard subset.reduce(0, { $0 + problem.bytes[$1] }) <= problem.budget else {
                    continue
                }
                best = min(best, oracle.cost(subset))
            }
            #expect(result.costAfter <= best * 1.05, "seed \(seed)")
            if result.costAfter <= best * 1.000_001 { optimal += 1 }
        }
        #expect(optimal >= 25)
    }

    @Test func asksNothingTwice() async throws {
        let (oracle, problem) = SyntheticOracle.random(seed: 7, statements: 12, indexes: 16)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        let questions = oracle.questions
        #expect(Set(questions).count == questions.count)
        #expect(result.questions == questions.count && result.implied > 0)
    }

    @Test func sameInputSameResult() async throws {
        let (first, problem) = SyntheticOracle.random(seed: 3, statements: 12, indexes: 16)
        let (second, _) = SyntheticOracle.random(seed: 3, statements: 12, indexes: 16)
        let left = try await IndexSelection(problem, oracle: first).run()
        let right = try await IndexSelection(problem, oracle: second).run()
        #expect(left == right)
        #expect(first.questions == second.questions)
    }

    @Test func stoppedEarlyTheAnswerIsStillValid() async throws {
        let (oracle, problem) = SyntheticOracle.random(seed: 5, statements: 12, indexes: 16)
        let asked = Mutex(0)
        let result = try await IndexSelection(
            problem, oracle: oracle, shouldStop: { asked.withLock(\.self) > 30 },
            report: { progress in asked.withLock { $0 = progress.questions } }
        ).run()
        #expect(!result.isComplete && result.questions < oracle.questions.count + 1)
        #expect(result.bytes <= problem.budget && result.costAfter <= result.costBefore)
        #expect(result.costAfter >= oracle.cost(result.chosen.map(\.index)))
    }

    @Test func aLostOracleEndsTheSearchWithWhatIsKnown() async throws {
        let (plain, problem) = SyntheticOracle.random(seed: 5, statements: 12, indexes: 16)
        _ = try await IndexSelection(problem, oracle: plain).run()
        let enough = plain.questions.count / 2
        let result = try await IndexSelection(
            problem, oracle: LosingOracle(plain, after: enough)
        ).run()
        #expect(!result.isComplete && !result.chosen.isEmpty)
        await #expect(throws: SyntheticOracle.Failure.self) {
            _ = try await IndexSelection(
                problem, oracle: LosingOracle(plain, after: 0)
            ).run()
        }
    }

    @Test func statementsWithoutAPlanAreLeftOut() async throws {
        let oracle = SyntheticOracle([
            [Plan(needs: [], cost: 100), Plan(needs: [0], cost: 10)],
            [Plan(needs: [1], cost: 5)],
        ])
        let problem = SelectionProblem(
            statements: [.init(relevant: [0, 1]), .init(relevant: [0, 1])], bytes: [1, 1],
            budget: 10)
        let result = try await IndexSelection(problem, oracle: oracle).run()
        #expect(result.chosen.map(\.index) == [0])
        #expect(result.statements[1] == nil && result.statements[0]?.after == 10)
    }

    @Test func keepsToTheNumberOfIndexes() async throws {
        let (oracle, problem) = SyntheticOracle.random(seed: 11, statements: 12, indexes: 16)
        var few = problem
        few.maximumIndexes = 2
        let result = try await IndexSelection(few, oracle: oracle).run()
        #expect(result.chosen.count == 2)
    }

    @Test func keepsToTheNumberOfQuestions() async throws {
        let (oracle, problem) = SyntheticOracle.random(seed: 11, statements: 30, indexes: 40)
        var few = problem
        few.maximumQuestions = 120
        let result = try await IndexSelection(few, oracle: oracle).run()
        // The batch that reaches the limit is finished.
        #expect(result.questions <= 120 + 400 && !result.chosen.isEmpty)
    }
}
