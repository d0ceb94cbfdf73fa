import Muster
import MusterWorker

/// The advice for a workload as people read it.
struct AdviceText {
    private let advice: WorkloadAdvice

    /// Lists are cut here; JSON has all.
    private static let longest = 10

    init(_ advice: WorkloadAdvice) {
        self.advice = advice
    }

    /// The report.
    var lines: [String] {
        summary + verification + indexes + drops + statements + rejected + curve + refused + script
    }

    private var summary: [String] {
        let saved = HumanFormat.percent(1 - advice.relativeCost)
        let most = HumanFormat.percent(1 - advice.floor)
        let unit = advice.isTimed ? " of the window's time" : " of the planner's cost"
        var lines = [
            "\(advice.indexes.count) indexes, \(size(advice.bytes)), save \(saved)\(unit) "
                + "(\(savings(advice.relativeCostInterval))); all \(advice.candidates) candidates together would save \(most).",
            "\(advice.explains) EXPLAINs in \(HumanFormat.milliseconds(advice.seconds * 1_000)); "
                + "\(advice.remembered) more were remembered, \(advice.implied) followed from them."
                + (advice.verification == nil ? " Nothing was built or run." : ""),
        ]
        if advice.verification == nil, advice.observations > 0 {
            lines.append(
                "By what was measured here before, that is \(savings(advice.relativeTimeInterval)) "
                    + "of the run time.")
        }
        if !advice.isComplete {
            lines.append("The search was ended early: this is the best that it had found.")
        }
        return lines
    }

    private var verification: [String] {
        guard let measured = advice.verification else { return [] }
        var lines = [
            "Run on copies: \(HumanFormat.milliseconds(measured.before)) before, "
                + "\(HumanFormat.milliseconds(measured.after)) with them "
                + "(\(HumanFormat.milliseconds(measured.tried)) with all that were chosen first); "
                + "\(measured.executions) executions in "
                + "\(HumanFormat.milliseconds(measured.seconds * 1_000))."
        ]
        if !measured.isComplete {
            lines.append("The trial was ended early: not every index was tried alone.")
        }
        lines += measured.copies.filter { $0.fraction < 1 }.map {
            "Of \($0.table) only \(HumanFormat.percent($0.fraction)) was copied."
        }
        lines += measured.findings.map { "Statement \($0.statement): \($0.text)." }
        lines += measured.pruned.map {
            "Left out \($0.index), \(size(Double($0.bytes))): \($0.reason)."
        }
        lines += measured.leftOut.map { "Not run, statement \($0.statement): \($0.reason)." }
        return lines
    }

    private var indexes: [String] {
        advice.indexes.enumerated().flatMap { place, index in
            var lines = [
                "", "\(place + 1). \(index.table) \(index.body)",
                "   saves \(HumanFormat.percent(index.gain)) "
                    + "(\(HumanFormat.percent(index.gainInterval.low)) to "
                    + "\(HumanFormat.percent(index.gainInterval.high))), "
                    + "\(size(index.bytes)) (\(size(index.bytesInterval.low)) to "
                    + "\(size(index.bytesInterval.high))), written \(HumanFormat.count(index.writesPerDay)) times a day",
                "   helps statements \(list(index.helps))",
            ]
            if let write = index.write { lines.append("   \(costs(write))") }
            if !index.together.isEmpty {
                lines.append(
                    "   that is its share of \(HumanFormat.percent(index.gainTogether)), which it "
                        + "saves only together with \(list(index.together))")
            }
            if let bytes = index.measuredBytes {
                let gain = index.measuredGain.map { ", \(HumanFormat.percent($0)) of the time" }
                lines.append("   built: \(size(bytes))\(gain ?? "")")
            }
            if !index.harms.isEmpty {
                lines.append("   slows down the writing statements \(list(index.harms))")
            }
            return lines
        }
    }

    private var drops: [String] {
        advice.drops.flatMap { drop in
            ["", "Drop \(drop.name), \(size(drop.bytes)): \(drop.reason)."]
        }
    }

    private var statements: [String] {
        let changed = advice.statements.filter { $0.after < $0.before * 0.99 }
            .sorted { ($0.before - $0.after) > ($1.before - $1.after) }
        let helped =
            changed.isEmpty
            ? [] : ["", "Statements helped, by what they save of their own cost:"]
        return helped
            + changed.prefix(Self.longest).map {
                "   \($0.statement): \(HumanFormat.percent(1 - $0.after / $0.before))  \($0.preview)"
            } + notes
    }

    /// What is planned otherwise than it is written, with the same words together.
    private var notes: [String] {
        let noted = Dictionary(grouping: advice.statements) { $0.note ?? "" }
            .filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        guard !noted.isEmpty else { return [] }
        return ["", "Planned otherwise than written:"]
            + noted.map { "   \(list($0.value.map(\.statement))): \($0.key)" }
    }

    private var rejected: [String] {
        guard !advice.rejected.isEmpty else { return [] }
        return ["", "Not chosen:"]
            + advice.rejected.prefix(Self.longest).map {
                "   \($0.index), \(size($0.bytes)), alone \(HumanFormat.percent($0.gainAlone)): "
                    + $0.reason
            }
    }

    private var curve: [String] {
        ["", "What a budget buys:"]
            + advice.curve.map {
                "   \(size($0.budget)): \(HumanFormat.percent(1 - $0.relativeCost)) saved, "
                    + "\($0.indexes) indexes, \(size($0.bytes))"
            }
    }

    private var refused: [String] {
        guard !advice.refused.isEmpty else { return [] }
        return ["", "Left out:"]
            + advice.refused.prefix(Self.longest).map { "   \($0.statement): \($0.reason)" }
    }

    private var script: [String] {
        guard !advice.script.isEmpty else { return [] }
        return ["", "-- do"] + advice.script + ["-- undo"]
            + advice.undoScript.map { "-- " + $0 }
    }

    private func savings(_ left: Interval) -> String {
        "\(HumanFormat.percent(1 - left.high)) to \(HumanFormat.percent(1 - left.low))"
    }

    private func costs(_ write: WorkloadAdvice.Index.Write) -> String {
        func short(_ value: Double) -> String { HumanFormat.fixed(value, digits: 2) }
        let known =
            write.observations == 0
            ? "assumed" : "learned from \(write.observations) that were built here"
        return "costs each row written \(short(write.microseconds)) us "
            + "(\(short(write.interval.low)) to \(short(write.interval.high)), \(known)) and "
            + "\(HumanFormat.fixed(write.walBytes, digits: 0)) bytes of WAL"
            + (write.measured.map { "; built: \(short($0)) us" } ?? "")
    }

    private func size(_ bytes: Double) -> String { HumanFormat.bytes(bytes) }

    private func list(_ labels: [String]) -> String { labels.joined(separator: ", ") }
}
