import FoundationEssentials
import Glibc

/// Mutated inputs for what reads the texts of others: `MusterFuzz TARGET CORPUS FIRST COUNT`.
///
/// TARGET is `statements` or `plans`; CORPUS a folder of files, one input each. Each input is made of its
/// number alone, so one that crashes is found again. Ends with 0 when all COUNT inputs from FIRST on were
/// read or refused, each within a second, and the laws that hold for every input held.
@main enum Fuzz {
    static func main() {
        let words = CommandLine.arguments
        guard words.count == 5, let first = UInt64(words[3]), let count = UInt64(words[4]),
            let corpus = Corpus(folder: words[2]), count > 0
        else { stop("usage: MusterFuzz statements|plans CORPUS FIRST COUNT", code: 2) }
        let target: any FuzzTarget
        switch words[1] {
        case "statements": target = StatementTarget()
        case "plans": target = PlanTarget()
        default: stop("there is no target \(words[1])", code: 2)
        }
        var accepted = 0
        var slowest = Duration.zero
        let clock = ContinuousClock()
        for number in first..<first + count {
            // What is told last is where to look when the process dies; one line in a hundred, and each
            // one when few are asked for.
            if count <= 100 || number % 100 == 0 { say("at \(number)\n", to: 2) }
            var random = SplitMix(seed: number)
            let input = corpus.input(&random)
            let began = clock.now
            let outcome = target.read(input)
            let took = clock.now - began
            slowest = max(slowest, took)
            if took > .seconds(1) { fail(number, "took \(took)", input) }
            switch outcome {
            case .accepted: accepted += 1
            case .refused: break
            case .broken(let law): fail(number, law, input)
            }
        }
        say("\(count) inputs, \(accepted) of them read, the slowest in \(slowest)\n", to: 1)
    }

    private static func fail(_ number: UInt64, _ what: String, _ input: [UInt8]) -> Never {
        stop("input \(number): \(what)\n\(String(decoding: input, as: UTF8.self))", code: 1)
    }

    private static func stop(_ text: String, code: Int32) -> Never {
        say(text + "\n", to: 2)
        exit(code)
    }

    private static func say(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }
}
