import Foundation
import Testing

@testable import MusterCommand

/// The scripts and the manual page, as the programs read them that they are for.
@Suite struct GeneratedTextTests {
    /// Runs a program of the system; nil where there is none.
    private func output(_ program: String, _ arguments: [String], input: String = "") throws -> (
        Int32, String
    )? {
        let folders = ["/bin", "/usr/bin", "/usr/local/bin"]
        guard
            let path = folders.map({ "\($0)/\(program)" })
                .first(where: FileManager.default.isExecutableFile)
        else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let (given, taken) = (Pipe(), Pipe())
        process.standardInput = given
        process.standardOutput = taken
        process.standardError = taken
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let text = String(decoding: taken.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    // MARK: bash

    static let completions: [(String, [String])] = [
        ("muster ", ["try", "doctor", "help", "completion", "man", "--help", "--version"]),
        ("muster d", ["doctor"]), ("muster x", []), ("muster --v", ["--version"]),
        ("muster doctor --js", ["--json", "--jsonl"]), ("muster doctor -x --cs", ["--csv"]),
        ("muster try --d", ["--deep", "--dbname"]), ("muster try --count ", []),
        ("muster try -n ", []), ("muster try --deep --co", ["--count"]),
        ("muster help ", ["--help", "try", "doctor", "help", "completion", "man"]),
        ("muster help do", ["doctor"]), ("muster completion z", ["zsh"]),
        ("muster frobnicate ", []),
    ]

    @Test(arguments: completions) func bashCompletes(line: String, words: [String]) throws {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            .map { "'\($0)'" }.joined(separator: " ")
        let script =
            Completion.script(.bash, testRegistry) + """

                COMP_WORDS=(\(parts))
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _muster
                printf '%s\\n' "${COMPREPLY[@]}"
                """
        let result = try #require(try output("bash", ["--norc", "-u", "-s"], input: script))
        #expect(result.0 == 0)
        #expect(result.1.split(separator: "\n").map(String.init) == words)
    }

    @Test func bashScriptIsClean() throws {
        let script = Completion.script(.bash, testRegistry)
        #expect(
            !script.contains("\t") && script.hasSuffix("complete -o default -F _muster muster\n"))
        guard let result = try output("shellcheck", ["-s", "bash", "-"], input: script) else {
            return
        }
        #expect(result == (0, ""))
    }

    // MARK: zsh

    @Test func zshScriptSaysEverything() throws {
        let script = Completion.script(.zsh, testRegistry)
        for part in [
            #"'doctor:say what is wrong: today'\''s findings'"#,
            #"'(-n --count)'{-n,--count}'[how often \[MUSTER_COUNT\]]:COUNT:_default'"#,
            #"'*'{-l,--label}'[only what has this label\: it'\''s \[any\]; may be given more than"#,
            #"'--deep[look twice]'"#, #"'(-? --help)'{-\?,--help}'[show this help, then exit]'"#,
            #"'*:WAY \[CONNINFO\]:_default'"#, #"'1:bash|zsh:(bash zsh)'"#,
            #"'1:\[VERB\]:(try doctor help completion man)'"#,
        ] {
            #expect(script.contains(part), "\(part)")
        }
        guard let result = try output("zsh", ["-n"], input: script) else { return }
        #expect(result == (0, ""))
    }

    // MARK: Manual page

    @Test func manualPageSaysEverything() throws {
        let page = ManPage.text(testRegistry, version: "1.2.3")
        for line in [
            ".Dt MUSTER 1", ".Os Muster 1.2.3", ".Ss muster doctor", ".It 5",
            #"\&.dots and 'quotes' and back\eslashes stand in the manual, too."#,
            #".It Fl n , Fl \-count Ar COUNT"#, #".It Fl \-json"#, ".It Ev MUSTER_COUNT",
            "muster try [OPTION]... WAY [CONNINFO]",
        ] {
            #expect(page.split(separator: "\n").contains(Substring(line)), "\(line)")
        }
    }

    /// groff finds no fault and shows the text.
    @Test func manualPageIsReadable() throws {
        let page = ManPage.text(testRegistry, version: "1.2.3")
        guard let result = try output("groff", ["-ww", "-mdoc", "-Tutf8", "-P-cbou"], input: page)
        else { return }
        #expect(result.0 == 0 && !result.1.contains("warning") && !result.1.contains("error:"))
        #expect(result.1.contains("-n, --count COUNT"))
        #expect(result.1.contains(".dots and 'quotes' and back\\slashes"))
    }
}
