import MusterDatabase

/// A series of numbers as a line of eight heights: `▁▃█▅▁`.
///
/// Buckets without usage are low; when there are more of them than fit, neighbours are added up.
struct Sparkline: Hashable, Sendable {
    /// The line.
    let text: String

    private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A line of these values, not longer than `width`.
    init(_ values: [Double], width: Int = 60) {
        let cells = Self.merged(values, width: max(1, width))
        let most = cells.max() ?? 0
        text = String(
            cells.map { value in
                guard most > 0, value > 0 else { return Self.heights[0] }
                // What is there at all is seen: it starts at the second height.
                let steps = Double(Self.heights.count - 2)
                return Self.heights[1 + Int((value / most * steps).rounded())]
            })
    }

    /// A line of a series from one bucket to another, each of so many seconds.
    init(
        _ series: UsageSeries, from first: Double, to last: Double, bucket: Double, width: Int = 60
    ) {
        // Days of a time zone are an hour longer or shorter when the clocks change.
        func place(_ start: Double) -> Int { Int(((start - first) / bucket).rounded()) }
        var values = [Double](repeating: 0, count: max(1, place(last) + 1))
        for point in series.points where values.indices.contains(place(point.start)) {
            values[place(point.start)] += point.gpuHours
        }
        self.init(values, width: width)
    }

    private static func merged(_ values: [Double], width: Int) -> [Double] {
        guard values.count > width else { return values }
        let size = (values.count + width - 1) / width
        return stride(from: 0, to: values.count, by: size).map { start in
            values[start..<min(start + size, values.count)].reduce(0, +)
        }
    }
}
