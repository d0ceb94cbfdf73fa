import Muster
import Synchronization
import Testing

@Suite struct LogTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private func log(_ level: Log.Level = .info) -> (Log, Lines) {
        let lines = Lines()
        let log = Log(
            component: "worker", minimumLevel: level,
            now: { Log.Instant(wall: 1_772_366_400_123_000_000, monotonic: 42_007_999_999) },
            sink: { line in lines.all.withLock { $0.append(line) } })
        return (log, lines)
    }

    @Test func writesOneLine() {
        let (log, lines) = log()
        log.info("plan captured", ["statement": "17", "took": "1.5 ms", "empty": ""])
        #expect(
            lines.all.withLock(\.self) == [
                "2026-03-01T12:00:00.123Z INFO worker plan captured statement=17 took=\"1.5 ms\""
                    + " empty=\"\" up=42.007\n"
            ])
    }

    @Test func dropsWhatMattersLess() {
        let (log, lines) = log(.warning)
        log.debug("a")
        log.info("b")
        log.warning("c")
        log.error("d")
        let words = lines.all.withLock { $0.map { $0.split(separator: " ")[1] } }
        #expect(words == ["WARNING", "ERROR"])
    }

    @Test func noValueForgesALineOrMovesTheCursor() {
        let (log, lines) = log()
        log.component("a b").info(
            "x\ny", ["k\n1": "v\r\n2026 ERROR forged=1", "esc": "\u{1b}[2J\u{9b}1m\u{7f}"])
        let line = lines.all.withLock { $0[0] }
        #expect(line.hasSuffix("\n"))
        #expect(
            !line.dropLast().unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(line.contains(#""a b" x y k 1="v  2026 ERROR forged=1" esc=" [2J 1m ""#))
    }

    @Test func quotesWhatWouldBeReadAsTwoFields() {
        let (log, lines) = log()
        log.info("m", ["a": "b=c", "d": "say \"hi\"", "e": "back\\slash", "f": "naïve"])
        let line = lines.all.withLock { $0[0] }
        #expect(line.contains(#"a="b=c" d="say \"hi\"" e="back\\slash" f=naïve "#))
    }
}
