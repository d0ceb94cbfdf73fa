import Foundation
import Glibc
import Muster
import Synchronization
import Testing

@testable import MusterCommand

@Suite struct ConsoleTests {
    @Test func colorsOnlyWhereItIsWanted() {
        func isColored(
            terminal: Bool = true, _ environment: [String: String] = [:], refused: Bool = false
        ) -> Bool {
            TestConsole(isTerminal: terminal, environment: environment)
                .console(isColorRefused: refused).isColored
        }
        #expect(isColored())
        #expect(isColored(["NO_COLOR": ""]))
        #expect(!isColored(["NO_COLOR": "1"]))
        #expect(!isColored(["NO_COLOR": "0"]))
        #expect(!isColored(["TERM": "dumb"]))
        #expect(!isColored(terminal: false))
        #expect(!isColored(refused: true))
    }

    @Test func stylesOnlyWhereItColors() {
        let colored = TestConsole(isTerminal: true).console()
        #expect(colored.styled("ok", .good) == "\u{1b}[32mok\u{1b}[0m")
        #expect(TestConsole().console().styled("ok", .good) == "ok")
    }

    @Test func knowsItsWidth() {
        func width(terminal: Bool, _ environment: [String: String] = [:]) -> Int {
            TestConsole(isTerminal: terminal, environment: environment).console().width
        }
        #expect(width(terminal: true) == 100)
        #expect(width(terminal: false) == 80)
        #expect(width(terminal: true, ["COLUMNS": "132"]) == 132)
        #expect(width(terminal: true, ["COLUMNS": "0"]) == 100)
        #expect(width(terminal: true, ["COLUMNS": "wide"]) == 100)
    }

    @Test func remembersThatNobodyReads() {
        let test = TestConsole()
        let console = test.console()
        console.write("a")
        test.written.withLock { $0.results = [.closed, .done] }
        console.write("b")
        console.write("c")
        #expect(test.output == "a" && console.isClosed && console.failure == nil)
        console.note("still said")
        #expect(test.error == "still said\n")
    }

    @Test func remembersThatADiskIsFull() {
        let test = TestConsole()
        test.written.withLock { $0.results = [.failed(ENOSPC)] }
        let console = test.console()
        console.write("a")
        #expect(console.isClosed && console.failure == ENOSPC)
    }

    @Test func showsErrorsInFourParts() {
        let test = TestConsole()
        test.console().show(ErrorReport(message: "no host\u{1b}c is free", detail: "d", hint: "h"))
        #expect(test.error == "muster: no host\\x1Bc is free\nDETAIL:  d\nHINT:  h\n")
    }

    // MARK: The system itself

    @Test func writesEverythingThroughASlowPipe() throws {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let text = String(repeating: "0123456789abcdef", count: 60_000)
        let result = Mutex<SystemCalls.WriteResult?>(nil)
        let writer = Thread {
            let end = SystemCalls.write(text, to: descriptor)
            result.withLock { $0 = end }
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        // More than a pipe holds, so the writer must wait for the reader.
        usleep(50_000)
        let read = pipe.fileHandleForReading.readDataToEndOfFile()
        #expect(read.count == text.utf8.count)
        guard case .done? = result.withLock(\.self) else {
            Issue.record("the write did not end well")
            return
        }
    }

    @Test func noticesThatTheReaderHasGone() throws {
        Signals.ignoreBrokenPipes()
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        guard case .closed = SystemCalls.write("x", to: pipe.fileHandleForWriting.fileDescriptor)
        else {
            Issue.record("the closed pipe was not noticed")
            return
        }
        guard case .failed(EBADF) = SystemCalls.write("x", to: -1) else {
            Issue.record("the bad descriptor was not noticed")
            return
        }
        #expect(SystemCalls.message(of: ENOSPC) == "No space left on device")
    }

    @Test func readsTheClocks() {
        let first = SystemCalls.now()
        let second = SystemCalls.now()
        #expect(first.wall > 1_700_000_000_000_000_000)
        #expect(second.monotonic >= first.monotonic && first.monotonic > 0)
    }

    // MARK: Progress

    private final class Clock: Sendable {
        let instant = Mutex(ContinuousClock.now)

        func advance(_ time: Duration) { instant.withLock { $0 += time } }
    }

    @Test func showsProgressToAPerson() {
        let test = TestConsole(isTerminal: true)
        let clock = Clock()
        let bar = ProgressBar("copy", total: 200, console: test.console()) {
            clock.instant.withLock(\.self)
        }
        bar.update(0)
        clock.advance(.milliseconds(50))
        bar.update(10)
        clock.advance(.milliseconds(950))
        bar.update(100)
        bar.update(200)
        bar.finish()
        bar.finish()
        let shown = test.error.split(separator: "\r", omittingEmptySubsequences: false)
            .map(String.init)
        #expect(
            shown == [
                "", "copy  [                    ]  0 %",
                "copy  [##########          ]  50.0 %  1 s left",
                "copy  [####################]  100 %" + String(repeating: " ", count: 11),
                String(repeating: " ", count: 35), "",
            ])
        #expect(test.output.isEmpty)
    }

    @Test func showsACountWhereTheEndIsUnknown() {
        let test = TestConsole(isTerminal: true)
        let clock = Clock()
        let bar = ProgressBar("rows", total: 0, console: test.console()) {
            clock.instant.withLock(\.self)
        }
        clock.advance(.seconds(2))
        bar.update(12_345)
        #expect(test.error == "\rrows  12.3 k  2 s")
    }

    @Test func showsNoProgressToAFile() {
        let test = TestConsole()
        let bar = ProgressBar("copy", total: 2, console: test.console())
        bar.update(1)
        bar.finish()
        #expect(test.error.isEmpty)
    }
}
