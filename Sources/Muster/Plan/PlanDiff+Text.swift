extension PlanDiff {
    /// The comparison as text, line by line, as `EXPLAIN` fills its column `QUERY PLAN`.
    ///
    /// The first character of a line of the tree says what became of the node: `~` changed, `+`
    /// added, `-` removed, blank unchanged.
    public var lines: [String] {
        var lines = [summary]
        for label in labels {
            lines.append("* " + label.text + (label.subject.map { " on \($0)" } ?? ""))
        }
        for row in rows { lines += Self.lines(row) }
        return lines
    }

    /// `cost 457.00 → 8.30 (98.2 % less), rows 1 → 1`.
    private var summary: String {
        var parts = ["cost \(Self.arrow(cost, digits: 2)) (\(Self.relation(cost, basis == .cost ? improvement : nil)))"]
        if let time {
            parts.append(
                "time \(HumanFormat.milliseconds(time.before)) →"
                    + " \(HumanFormat.milliseconds(time.after))"
                    + " (\(Self.relation(time, basis == .time ? improvement : nil)))")
        }
        if let blocks { parts.append("blocks \(Self.arrow(blocks, digits: 0))") }
        parts.append("rows \(Self.arrow(planRows, digits: 0))")
        return parts.joined(separator: ", ")
    }

    /// - Parameter improvement: when given, it decides; the difference may be below the floor.
    private static func relation(_ change: Change, _ improvement: Double?) -> String {
        guard improvement ?? change.delta != 0, change.before > 0 else { return "no difference" }
        let part = change.delta / change.before
        if part > 1 { return "\(HumanFormat.significant(part + 1)) times as much" }
        return "\(HumanFormat.percent(part.magnitude)) \(part < 0 ? "less" : "more")"
    }

    private static func arrow(_ change: Change, digits: Int) -> String {
        let before = HumanFormat.fixed(change.before, digits: digits)
        let after = HumanFormat.fixed(change.after, digits: digits)
        return "\(before) → \(after)"
    }

    private static func lines(_ row: Row) -> [String] {
        let mark =
            switch row.status {
            case .unchanged: " "
            case .changed: "~"
            case .added: "+"
            case .removed: "-"
            }
        guard let side = row.after ?? row.before else { return [] }
        let indent = String(repeating: " ", count: max(0, 6 * row.depth - 4))
        let arrow = row.depth > 0 ? "->  " : ""
        let subplan = side.subplan.map { "\($0): " } ?? ""
        var lines = ["\(mark) \(indent)\(arrow)\(subplan)\(side.title)\(figures(row))"]

        let inner = String(repeating: " ", count: 6 * row.depth + 2)
        guard row.status == .changed, let before = row.before, let after = row.after else {
            return lines + side.details.map { "  \(inner)\($0)" }
        }
        if before.title != after.title { lines.append("- \(inner)was \(before.title)") }
        for detail in before.details where !after.details.contains(detail) {
            lines.append("- \(inner)\(detail)")
        }
        for detail in after.details {
            lines.append("\(before.details.contains(detail) ? " " : "+") \(inner)\(detail)")
        }
        return lines
    }

    /// `  (cost=457.00 → 8.30 rows=1)`: one figure where both plans have the same.
    private static func figures(_ row: Row) -> String {
        let figures: [(String, Int, KeyPath<Side, Double?>)] = [
            ("cost", 2, \.totalCost), ("rows", 0, \.planRows), ("actual rows", 0, \.actualRows),
            ("self ms", 3, \.selfTime),
        ]
        let parts = figures.compactMap { name, digits, path -> String? in
            let texts = [row.before, row.after].compactMap { $0?[keyPath: path] }
                .map { HumanFormat.fixed($0, digits: digits) }
            guard let first = texts.first, let last = texts.last else { return nil }
            return "\(name)=\(first == last ? last : "\(first) → \(last)")"
        }
        return parts.isEmpty ? "" : "  (\(parts.joined(separator: " ")))"
    }
}
