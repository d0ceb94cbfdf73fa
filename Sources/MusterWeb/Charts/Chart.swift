import Muster
import MusterDatabase

/// A picture of figures over time or over anything else that has an order, drawn as SVG.
///
/// No script and no style attribute takes part: lengths are attributes of the drawing, colours and
/// dashes are classes, and each bucket tells its figures in a `title`.
struct Chart: Sendable {
    /// How the figures are drawn.
    enum Form: Sendable {
        /// A line for each series, the first with its area filled.
        case lines
        /// Bars side by side.
        case bars
    }

    /// One line, or the bars of one colour.
    struct Series: Sendable {
        /// What it is called.
        let name: String
        /// A figure for each label; nil is a gap.
        let values: [Double?]
    }

    /// What the picture says, for who cannot see it.
    let title: String
    /// How the figures are drawn.
    let form: Form
    /// What the figures are.
    let kind: ColumnKind
    /// The buckets.
    let labels: [String]
    /// The figures.
    let series: [Series]

    private static let width = 720.0
    private static let height = 190.0
    private static let left = 64.0
    private static let right = 8.0
    private static let top = 10.0
    private static let bottom = 24.0
    /// A single bar as wide as the picture says nothing more.
    private static let widestBar = 48.0
    /// More titles than this are no use to a pointer and half the weight of a page.
    private static let maximumTitles = 200

    /// The drawing; a sentence when there is nothing to draw.
    var svg: HTML {
        let known = series.flatMap(\.values).compactMap { $0 }
        guard !labels.isEmpty, let largest = known.max() else {
            return "<p class=\"empty\">Nothing to draw yet.</p>"
        }
        let scale = Scale(largest: largest)
        return """
            <figure class="chart"><svg viewBox="0 0 720 190" role="img" aria-label="\(title)">\
            \(grid(scale))\(series.indices.reversed().map { shape($0, scale) })\(titles)\
            \(xLabels)</svg>\(legend)</figure>
            """
    }

    /// Lines of the values, a round number at the top.
    private func grid(_ scale: Scale) -> [HTML] {
        scale.ticks.map { tick in
            let y = Self.fixed(self.y(tick, scale))
            return """
                <line class="grid" x1="\(Self.fixed(Self.left))" x2="712" y1="\(y)" y2="\(y)"/>\
                <text class="tick" x="\(Self.fixed(Self.left - 6))" y="\(y)" dy="4" \
                text-anchor="end">\(text(tick))</text>
                """
        }
    }

    private func shape(_ index: Int, _ scale: Scale) -> HTML {
        let values = series[index].values
        switch form {
        case .bars:
            let slot = min(step * 0.8, Self.widestBar) / Double(series.count)
            return """
                <g class="bar s\(index)">\(values.indices.compactMap { place -> HTML? in
                    guard let value = values[place], value > 0 else { return nil }
                    let y = self.y(value, scale)
                    let x = self.x(place) + slot * (Double(index) - Double(series.count) / 2)
                    return """
                        <rect x="\(Self.fixed(x))" y="\(Self.fixed(y))" \
                        width="\(Self.fixed(max(slot, 0.5)))" \
                        height="\(Self.fixed(base - y))"/>
                        """
                })</g>
                """
        case .lines:
            return runs(values).reduce(into: "") { drawing, run in
                let points = run.map { place, value in
                    "\(Self.fixed(x(place))) \(Self.fixed(y(value, scale)))"
                }
                guard let first = run.first, let last = run.last else { return }
                let path = points.joined(separator: "L")
                if index == 0 {
                    drawing += """
                        <path class="area" d="M\(Self.fixed(x(first.0))) \(Self.fixed(base))L\(path)L\
                        \(Self.fixed(x(last.0))) \(Self.fixed(base))Z"/>
                        """
                }
                drawing +=
                    points.count == 1
                    ? """
                    <circle class="dot s\(index)" cx="\(Self.fixed(x(first.0)))" \
                    cy="\(Self.fixed(y(first.1, scale)))" r="2"/>
                    """
                    : "<path class=\"line s\(index)\" d=\"M\(path)\"/>"
            }
        }
    }

    /// The stretches without a gap.
    private func runs(_ values: [Double?]) -> [[(Int, Double)]] {
        var runs: [[(Int, Double)]] = [[]]
        for (place, value) in values.enumerated() {
            if let value {
                runs[runs.count - 1].append((place, value))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    private var titles: [HTML] {
        let stride = max(1, (labels.count + Self.maximumTitles - 1) / Self.maximumTitles)
        return Swift.stride(from: 0, to: labels.count, by: stride).map { place in
            let figures = series.map { line in
                let value = line.values.indices.contains(place) ? line.values[place] : nil
                return "\(line.name): \(value.map(text) ?? "unknown")"
            }
            return """
                <rect class="hit" x="\(Self.fixed(Self.left + step * Double(place)))" y="10" \
                width="\(Self.fixed(step * Double(stride)))" height="156"><title>\(labels[place])\n\
                \(figures.joined(separator: "\n"))</title></rect>
                """
        }
    }

    private var xLabels: [HTML] {
        let last = labels.count - 1
        let places = last < 1 ? [0] : last < 4 ? [0, last] : [0, last / 2, last]
        return places.map { place in
            let anchor = place == 0 ? "start" : place == last ? "end" : "middle"
            let x = place == 0 ? Self.left : place == last ? Self.width - Self.right : x(place)
            // Narrow screens have no room for a third label.
            let name = anchor == "middle" ? "tick mid" : "tick"
            return """
                <text class="\(name)" x="\(Self.fixed(x))" y="184" text-anchor="\(anchor)">\
                \(labels[place])</text>
                """
        }
    }

    /// Which line is which, when there are several.
    private var legend: HTML {
        guard series.count > 1 else { return "" }
        return """
            <figcaption>\(series.indices.map { index -> HTML in
                """
                <span class="key"><svg viewBox="0 0 28 10" aria-hidden="true">\
                <path class="line s\(index)" d="M1 5L27 5"/></svg> \(series[index].name)</span>
                """
            })</figcaption>
            """
    }

    private var step: Double {
        (Self.width - Self.left - Self.right) / Double(max(labels.count, 1))
    }

    private var base: Double { Self.height - Self.bottom }

    private func x(_ place: Int) -> Double { Self.left + step * (Double(place) + 0.5) }

    private func y(_ value: Double, _ scale: Scale) -> Double {
        base - max(0, value) / scale.top * (base - Self.top)
    }

    private func text(_ value: Double) -> String {
        switch kind {
        case .count: HumanFormat.count(value)
        default: CellFormat.text(String(value), kind)
        }
    }

    /// A length of a drawing: one decimal, and none when it is nought.
    private static func fixed(_ value: Double) -> String {
        let text = HumanFormat.fixed(value, digits: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
