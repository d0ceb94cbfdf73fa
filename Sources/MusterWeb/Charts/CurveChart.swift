import Muster
import MusterDatabase

/// What is saved over the size that it needs: steps, because an index is there or is not.
struct CurveChart: Sendable {
    private let points: [(size: Double, saved: Double, indexes: String)]

    /// Takes the points of a list with `bytes`, `saved` and `indexes`.
    ///
    /// - Parameter table: the list, the smallest size first.
    init(table: ListTable) {
        points = table.rows.indices.compactMap { row in
            guard let size = table.number("bytes", row), let saved = table.number("saved", row)
            else {
                return nil
            }
            return (size, saved, table.text("indexes", row) ?? "?")
        }
    }

    /// The drawing.
    var svg: HTML {
        let scale = Scale(largest: points.map(\.saved).max() ?? 0)
        let width = Scale(largest: points.map(\.size).max() ?? 0)
        func x(_ size: Double) -> Int { Int(64 + size / width.top * 640) }
        func y(_ saved: Double) -> Int { Int(166 - max(0, saved) / scale.top * 150) }
        let grid = scale.ticks.map { tick -> HTML in
            """
            <line class="grid" x1="64" x2="712" y1="\(y(tick))" y2="\(y(tick))"/>\
            <text class="tick" x="58" y="\(y(tick))" dy="4" text-anchor="end">\
            \(HumanFormat.percent(tick))</text>
            """
        }
        let sizes = width.ticks.map { tick -> HTML in
            """
            <text class="tick" x="\(x(tick))" y="184" text-anchor="\(tick == 0 ? "start" : "end")">\
            \(HumanFormat.bytes(tick))</text>
            """
        }
        var path = ""
        for point in points {
            path +=
                path.isEmpty
                ? "M\(x(point.size)) \(y(point.saved))" : "H\(x(point.size))V\(y(point.saved))"
        }
        let dots = points.map { point -> HTML in
            """
            <circle class="dot s0" cx="\(x(point.size))" cy="\(y(point.saved))" r="3.5"><title>\
            \(HumanFormat.bytes(point.size)): saves \(HumanFormat.percent(point.saved)) with \
            \(point.indexes) indexes</title></circle>
            """
        }
        return """
            <figure class="chart"><svg viewBox="0 0 720 190" role="img" \
            aria-label="Part of the workload's cost saved, over the size of the indexes">\(grid)\
            <path class="line s0" d="\(path)"/>\(dots)\(sizes)</svg></figure>
            """
    }
}
