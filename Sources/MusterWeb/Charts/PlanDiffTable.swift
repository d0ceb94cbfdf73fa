import Muster

/// Two plans of a statement as one aligned tree.
struct PlanDiffTable {
    /// The comparison.
    let diff: PlanDiff

    /// What changed in words, and the tree.
    var html: HTML {
        """
        <p>\(diff.labels.map { Badge.chip($0.text, .fair) }) \(verdict)</p>\
        <div class="scroll" tabindex="0" role="region" aria-label="Two plans compared">\
        <table class="plan"><thead><tr><th scope="col">change</th><th scope="col">node</th>\
        <th scope="col" class="n">cost</th><th scope="col" class="n">rows</th></tr></thead>\
        <tbody>\(diff.rows.map(row))</tbody></table></div>
        """
    }

    private var verdict: HTML {
        let tone: Badge.Tone =
            switch diff.verdict {
            case .better: .good
            case .same: .plain
            case .worse: .bad
            }
        let word =
            switch diff.verdict {
            case .better: "\(HumanFormat.percent(diff.improvement)) better"
            case .same: "no notable difference"
            case .worse: "\(HumanFormat.percent(-diff.improvement)) worse"
            }
        return Badge.of(word, tone)
    }

    private func row(_ row: PlanDiff.Row) -> HTML {
        let badge: HTML =
            switch row.status {
            case .unchanged: ""
            case .changed: Badge.of("~ changed", .plain)
            case .added: Badge.of("+ new", .plain)
            case .removed: Badge.of("− gone", .plain)
            }
        let side = row.after ?? row.before
        let former: HTML =
            row.before.flatMap { before in
                row.after.map { after -> HTML in
                    before.title == after.title
                        ? "" : "<span class=\"cond\">was \(before.title)</span>"
                }
            } ?? ""
        let labels = row.labels.map { Badge.chip($0, .fair) }
        let details = (side?.details ?? []).map { "<span class=\"cond\">\($0)</span>" as HTML }
        return """
            <tr class="\(row.status.rawValue)"><td>\(badge)</td>\
            <th scope="row" class="d\(min(row.depth, 12))">\(row.depth > 0 ? "↳ " : "")\
            \(side?.title ?? "")\(labels)\(former)\(details)</th>\
            <td class="n">\(Self.change(row, \.totalCost))</td>\
            <td class="n">\(Self.change(row, \.planRows))</td></tr>
            """
    }

    private static func change(_ row: PlanDiff.Row, _ path: KeyPath<PlanDiff.Side, Double?>)
        -> String
    {
        let texts = [row.before, row.after].compactMap { $0?[keyPath: path] }.map(HumanFormat.count)
        guard let first = texts.first, let last = texts.last else { return "" }
        return first == last ? last : "\(first) → \(last)"
    }
}
