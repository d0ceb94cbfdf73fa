import FoundationEssentials
import Muster
import MusterDatabase
import Synchronization

/// What the planner said of a workload, in this search and in those before.
///
/// An answer is taken only for the very question that was put: what follows from others is the
/// search's own business. So a search that remembers takes the same way as one that does not.
final class PlanMemory: Sendable {
    /// A statement: what is planned, and what the guard looks at.
    struct Subject: Sendable {
        var statement: StatementToPlan
        var text: String
    }

    private struct Place: Sendable {
        var key: String
        /// Nil when its answers are not to be kept.
        var version: String?
        var known: [[Int]: PlannerAnswer] = [:]
        /// What was known before this search.
        var earlier: Set<[Int]> = []
        var used: Set<[Int]> = []
        var hasNews = false
    }

    private struct State: Sendable {
        var places: [Place]
        var asked = 0
    }

    private let state: Mutex<State>
    private let keys: [String]

    private init(_ places: [Place], keys: [String]) {
        state = Mutex(State(places: places))
        self.keys = keys
    }

    /// How many EXPLAINs were asked for.
    var asked: Int { state.withLock { $0.asked } }

    /// How many answers of earlier searches were used.
    var remembered: Int {
        state.withLock { $0.places.reduce(0) { $0 + $1.used.intersection($1.earlier).count } }
    }

    /// Looks up what is known of statements.
    ///
    /// - Parameters:
    ///   - subjects: the statements by number, as they were prepared.
    ///   - candidates: the candidates by number.
    ///   - isAnew: whether what earlier searches learned does not count.
    ///   - session: where they are prepared, so that nobody changes their tables' definitions.
    ///   - store: the worker's connection.
    /// - Returns: what is known of them.
    /// - Throws: the client's error.
    static func recall(
        _ subjects: [Subject], _ candidates: [IndexCandidate], isAnew: Bool,
        _ session: WorkloadSession, _ store: AdvisorStore
    ) async throws -> PlanMemory {
        let keys = candidates.map(StatementMemory.key(of:))
        var places = try await versioned(subjects, session, store)
        let kept = places.filter { $0.version != nil }
        let documents =
            isAnew || kept.isEmpty
            ? [:]
            : try await store.recallPlans(
                keys: kept.map(\.key), versions: kept.compactMap(\.version))
        let numbers = Dictionary(
            zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
        let decoder = JSONDecoder()
        for number in places.indices where places[number].version != nil {
            guard let document = documents[places[number].key],
                // What cannot be read is what another release wrote, and is asked anew.
                let memory = try? decoder.decode(
                    StatementMemory.self, from: Data(document.utf8))
            else { continue }
            places[number].known = memory.answers(numbers)
            places[number].earlier = Set(places[number].known.keys)
        }
        return PlanMemory(places, keys: keys)
    }

    private static func versioned(
        _ subjects: [Subject], _ session: WorkloadSession, _ store: AdvisorStore
    ) async throws -> [Place] {
        var versions: [AdvisorStore.PlanningVersion?] = []
        for subject in subjects {
            versions.append(try await store.planningVersion(of: subject.statement))
        }
        let relations = Set(versions.compactMap { $0?.relations }.joined()).sorted()
        let sizes = try await session.versions(of: relations)
        let environment = try await session.environment()
        return zip(subjects, versions).map { subject, version in
            let key = StatementMemory.key(of: [subject.text] + subject.statement.searchPath)
            guard let version else { return Place(key: key) }
            let day = isOfToday(subject.text) ? environment.day : ""
            return Place(
                key: key,
                version: StatementMemory.key(
                    of: [environment.version, day, version.definitions]
                        + version.relations.map { "\($0) \(sizes[$0] ?? "")" }))
        }
    }

    /// Whether the planner may look at the clock; a word too many only costs a new question a day.
    private static func isOfToday(_ text: String) -> Bool {
        let text = text.lowercased()
        return ["now", "current_", "localtime", "_timestamp", "timeofday"].contains {
            text.contains($0)
        }
    }

    /// The planner's answer to a question, if it is known.
    func answer(to question: WhatIfQuestion) -> PlannerAnswer? {
        state.withLock { state in
            let answer = state.places[question.statement].known[question.indexes]
            if answer != nil { state.places[question.statement].used.insert(question.indexes) }
            return answer
        }
    }

    /// Counts a question that is put to the planner.
    func willAsk() { state.withLock { $0.asked += 1 } }

    /// Keeps what the planner said.
    func keep(_ answer: PlannerAnswer, to question: WhatIfQuestion) {
        state.withLock { state in
            state.places[question.statement].known[question.indexes] = answer
            state.places[question.statement].hasNews = true
        }
    }

    /// Stores what was learned, for the next search.
    ///
    /// - Throws: the client's error.
    func store(in store: AdvisorStore) async throws {
        var entries: [String: (version: String, answers: [[Int]: PlannerAnswer])] = [:]
        for place in state.withLock({ $0.places }) {
            guard let version = place.version, place.hasNews else { continue }
            // The same text may stand in a workload several times.
            entries[place.key, default: (version, [:])].answers.merge(place.known) {
                first, _ in first
            }
        }
        guard !entries.isEmpty else { return }
        let sorted = entries.sorted { $0.key < $1.key }
        let encoder = JSONEncoder()
        try await store.rememberPlans(
            keys: sorted.map(\.key), versions: sorted.map(\.value.version),
            documents: sorted.map { entry in
                String(
                    decoding: try encoder.encode(
                        StatementMemory(entry.value.answers, keys: keys)), as: UTF8.self)
            })
    }
}
