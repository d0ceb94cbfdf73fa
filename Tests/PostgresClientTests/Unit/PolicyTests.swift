import Testing

@testable import PostgresClient

@Suite("Backoff, retry and the pool's line")
struct PolicyTests {
    private let start = ContinuousClock.now

    @Test("delays double up to the limit")
    func doubling() {
        var backoff = ReconnectBackoff(first: .seconds(1), limit: .seconds(10))
        let delays = (0..<6).map { _ in backoff.failed(at: start, jitter: 1).delay }
        #expect(delays == [1, 2, 4, 8, 10, 10].map { .seconds($0) })
        for _ in 0..<200 { #expect(backoff.failed(at: start, jitter: 1).delay == .seconds(10)) }
    }

    @Test("jitter spreads a delay over its upper half")
    func jitter() {
        var low = ReconnectBackoff(first: .seconds(1))
        var high = ReconnectBackoff(first: .seconds(1))
        #expect(low.failed(at: start, jitter: 0).delay == .milliseconds(500))
        #expect(high.failed(at: start, jitter: 0.5).delay == .milliseconds(750))
    }

    @Test("there is one line when it goes and one when it comes back")
    func reports() {
        var backoff = ReconnectBackoff()
        #expect(backoff.connected(at: start) == nil)
        #expect(backoff.failed(at: start).report == .lost)
        for _ in 0..<1000 { #expect(backoff.failed(at: start).report == nil) }
        let back = start.advanced(by: .seconds(30))
        #expect(backoff.connected(at: back) == .restored(after: .seconds(30), attempts: 1001))
        #expect(backoff.connected(at: back) == nil)
    }

    @Test("a failure of the very first attempt is reported too")
    func firstAttempt() {
        var backoff = ReconnectBackoff()
        #expect(backoff.failed(at: start).report == .lost)
        #expect(backoff.connected(at: start) == .restored(after: .zero, attempts: 1))
    }

    @Test("only a connection that lasted brings the first delay back")
    func flapping() {
        var backoff = ReconnectBackoff(
            first: .seconds(1), limit: .seconds(60), lasting: .seconds(5))
        var now = start
        var delays: [Duration] = []
        for uptime in [0, 1, 1, 6, 1] {
            _ = backoff.connected(at: now)
            now = now.advanced(by: .seconds(uptime))
            delays.append(backoff.failed(at: now, jitter: 1).delay)
        }
        #expect(delays == [1, 2, 4, 1, 2].map { .seconds($0) })
    }

    @Test("work is repeated for a passing reason and for no other")
    func retry() async throws {
        var runs = 0
        let value = try await Retry.transient(attempts: 3, first: .milliseconds(1)) {
            runs += 1
            if runs < 3 { throw PostgresError(.server, .deadlockDetected, "") }
            return runs
        }
        #expect(value == 3)

        runs = 0
        await #expect(throws: PostgresError.self) {
            try await Retry.transient(attempts: 3, first: .milliseconds(1)) {
                runs += 1
                throw PostgresError(.server, .uniqueViolation, "")
            }
        }
        #expect(runs == 1)

        runs = 0
        await #expect(throws: PostgresError.self) {
            try await Retry.transient(attempts: 3, first: .milliseconds(1)) {
                runs += 1
                throw PostgresError(.server, .deadlockDetected, "")
            }
        }
        #expect(runs == 3)
    }

    @Test("permits go to those who have waited longest")
    func line() {
        var queue = PoolQueue(size: 2)
        #expect(
            [1, 2, 3, 4, 5].map { queue.request($0) }
                == [.granted, .granted, .mustWait, .mustWait, .mustWait])
        queue.abandon(4)
        #expect(queue.giveBack() == 3)
        #expect(queue.request(6) == .mustWait)
        #expect(queue.giveBack() == 5)
        #expect(queue.giveBack() == 6)
        #expect(queue.giveBack() == nil)
        #expect(queue.giveBack() == nil)
        #expect(queue.lent == 0)
        queue.close()
        #expect(queue.request(7) == .closed)
    }
}
