import Testing

@testable import MusterWorker

@Suite struct WakeSignalTests {
    private func time(_ body: () async -> Void) async -> Duration {
        let began = ContinuousClock.now
        await body()
        return began.duration(to: .now)
    }

    @Test func aSignalGivenBeforeIsNotLost() async {
        let signal = WakeSignal()
        signal.signal()
        #expect(await time { await signal.wait(atMost: .seconds(30)) } < .seconds(10))
    }

    @Test func manySignalsCountAsOne() async {
        let signal = WakeSignal()
        for _ in 0..<10 { signal.signal() }
        await signal.wait(atMost: .seconds(30))
        #expect(
            await time { await signal.wait(atMost: .milliseconds(50)) } >= .milliseconds(50))
    }

    @Test func aSignalEndsTheWait() async {
        let signal = WakeSignal()
        async let waited = time { await signal.wait(atMost: .seconds(30)) }
        try? await Task.sleep(for: .milliseconds(20))
        signal.signal()
        #expect(await waited < .seconds(10))
    }

    @Test func cancellingEndsTheWait() async {
        let signal = WakeSignal()
        let task = Task { await time { await signal.wait(atMost: .seconds(30)) } }
        try? await Task.sleep(for: .milliseconds(20))
        task.cancel()
        #expect(await task.value < .seconds(10))
    }

    /// A timer that comes late must not end a later wait, and no wait may hang.
    @Test func timersAndSignalsMayMeet() async {
        let signal = WakeSignal()
        let signaller = Task {
            while !Task.isCancelled {
                signal.signal()
                try? await Task.sleep(for: .microseconds(700))
            }
        }
        for round in 0..<500 {
            await signal.wait(atMost: .microseconds(500 + round % 7 * 100))
        }
        signaller.cancel()
        await signaller.value
    }
}
