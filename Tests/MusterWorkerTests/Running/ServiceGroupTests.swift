import Synchronization
import Testing

@testable import MusterWorker

@Suite struct ServiceGroupTests {
    private struct Failure: Error, Equatable {}

    /// Fails after a moment, or runs until it is cancelled and says so.
    private final class Part: Service {
        let name = "part"
        let fails: Bool
        let drained = Mutex(false)

        init(fails: Bool) { self.fails = fails }

        func run() async throws {
            if fails {
                try await Task.sleep(for: .milliseconds(10))
                throw Failure()
            }
            try? await Task.sleep(for: .seconds(60))
            drained.withLock { $0 = true }
        }
    }

    @Test func oneThatFailsStopsTheOthersAndTheyDrain() async {
        let parts = [Part(fails: false), Part(fails: true), Part(fails: false)]
        await #expect(throws: Failure.self) { try await ServiceGroup(parts).run() }
        #expect(parts.filter { !$0.fails }.allSatisfy { $0.drained.withLock(\.self) })
    }

    @Test func cancellingTheGroupDrainsEverything() async throws {
        let parts = [Part(fails: false), Part(fails: false)]
        let group = Task { try await ServiceGroup(parts).run() }
        try await Task.sleep(for: .milliseconds(10))
        group.cancel()
        try await group.value
        #expect(parts.allSatisfy { $0.drained.withLock(\.self) })
    }
}
