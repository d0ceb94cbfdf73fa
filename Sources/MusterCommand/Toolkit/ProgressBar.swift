import Muster
import Synchronization

/// A line on standard error that says how far a long work has come; nothing unless a person looks.
///
/// ```swift
/// let bar = ProgressBar("backfill", total: days, console: context.console)
/// defer { bar.finish() }
/// for day in … { …; bar.update(done) }
/// ```
final class ProgressBar: Sendable {
    private struct State {
        var shownAt: ContinuousClock.Instant?
        var width = 0
    }

    private let label: String
    private let total: Int
    private let console: Console
    private let startedAt: ContinuousClock.Instant
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    /// Ten times a second is as often as an eye can follow.
    private static let pause = Duration.milliseconds(100)

    /// - Parameters:
    ///   - label: what is done.
    ///   - total: how many steps there are; 0 when nobody knows.
    ///   - console: whose standard error.
    ///   - now: the clock.
    init(
        _ label: String, total: Int, console: Console,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.label = label
        self.total = total
        self.console = console
        self.now = now
        startedAt = now()
    }

    /// Says how many steps are done.
    func update(_ done: Int) {
        guard console.isErrorTerminal else { return }
        let instant = now()
        state.withLock { state in
            if let shown = state.shownAt, instant - shown < Self.pause, done < total { return }
            state.shownAt = instant
            let text = line(done, elapsed: instant - startedAt)
            let width = Terminal.width(of: text)
            let blank = String(repeating: " ", count: max(0, state.width - width))
            state.width = width
            console.noteRaw("\r" + text + blank)
        }
    }

    /// Takes the line away.
    func finish() {
        state.withLock { state in
            guard state.width > 0 else { return }
            console.noteRaw("\r" + String(repeating: " ", count: state.width) + "\r")
            state.width = 0
        }
    }

    /// `backfill  [#####     ]  50.0 %  1.2 s left`, not longer than the terminal is wide.
    private func line(_ done: Int, elapsed: Duration) -> String {
        let seconds = elapsed / .seconds(1)
        var parts = [label]
        if total > 0 {
            let part = min(1, max(0, Double(done) / Double(total)))
            let filled = Int(part * 20)
            let bar =
                String(repeating: "#", count: filled) + String(repeating: " ", count: 20 - filled)
            parts += ["[\(bar)]", HumanFormat.percent(part)]
            // The first tenth of a second says nothing about the rest.
            if done > 0, done < total, seconds > 0.1 {
                let left = seconds * Double(total - done) / Double(done)
                parts.append(HumanFormat.milliseconds(left * 1_000) + " left")
            }
        } else {
            parts += [HumanFormat.count(Double(done)), HumanFormat.milliseconds(seconds * 1_000)]
        }
        return String(parts.joined(separator: "  ").prefix(max(20, console.width - 1)))
    }
}
