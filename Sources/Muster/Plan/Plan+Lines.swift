extension Plan {
    /// The plan as text.
    ///
    /// Names and literals stand in it as they are, whatever characters they have: escape a line
    /// before it goes into HTML or to a terminal.
    ///
    /// - Parameter style: as `EXPLAIN` prints it, or with columns of figures.
    /// - Returns: lines without line ends.
    public func lines(_ style: PlanTextStyle = .explain) -> [String] {
        switch style {
        case .explain:
            let text = PlanText(self, showsFigures: true)
            return text.lines.map(\.text) + text.summary
        case .annotated:
            let text = PlanText(self, showsFigures: false)
            return annotated(text.lines) + text.summary
        }
    }

    /// Puts the columns before the lines.
    private func annotated(_ lines: [PlanText.Line]) -> [String] {
        let hasTime = metrics.totalTime != nil
        var header = ["self %", "cost"]
        if hasTime { header = ["self %", "time"] }
        header.append("rows")
        if isAnalyzed { header += ["actual", "off by", "loops"] }

        let cells = lines.map { line -> [String] in
            guard let id = line.node else { return header.map { _ in "" } }
            let node = nodes[id]
            let figures = metrics[id]
            var cells: [String]
            if hasTime {
                cells = [
                    HumanFormat.percent(figures.timeShare ?? 0),
                    node.isNeverExecuted
                        ? "never" : HumanFormat.milliseconds(figures.selfTime ?? 0),
                ]
            } else {
                cells = [
                    HumanFormat.percent(figures.costShare), HumanFormat.count(figures.selfCost),
                ]
            }
            cells.append(node.planRows.map(HumanFormat.count) ?? "")
            if isAnalyzed {
                cells.append(
                    node.isNeverExecuted ? "" : node.actualRows.map(HumanFormat.count) ?? "")
                cells.append(figures.estimate.map(Self.estimate) ?? "")
                cells.append(node.actualLoops.map(HumanFormat.count) ?? "")
            }
            return cells
        }
        let widths = header.indices.map { column in
            (cells.map { $0[column].count } + [header[column].count]).max() ?? 0
        }
        func row(_ cells: [String], _ text: String) -> String {
            let columns = zip(cells, widths).map { cell, width in
                String(repeating: " ", count: width - cell.count) + cell
            }
            return (columns + [text]).joined(separator: "  ")
        }
        return [row(header, "plan")] + zip(cells, lines).map { row($0, $1.text) }
    }

    /// `12x ↑`: more rows than expected; `12x ↓`: fewer.
    private static func estimate(_ estimate: EstimateFactor) -> String {
        guard estimate.factor >= 1.05 else { return "" }
        let arrow = estimate.direction == .under ? "↑" : "↓"
        return "\(HumanFormat.count(estimate.factor).filter { $0 != " " })x \(arrow)"
    }
}
