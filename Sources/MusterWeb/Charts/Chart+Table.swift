import MusterDatabase

extension Chart {
    /// Draws columns of a list.
    ///
    /// - Parameters:
    ///   - table: the list; its rows are in the order of the buckets, or in the opposite one.
    ///   - title: what the picture says.
    ///   - form: how it is drawn.
    ///   - label: the column that names the buckets.
    ///   - values: the columns to draw; nothing is drawn of a column that the list does not have.
    ///   - isReversed: whether the list has the last bucket first.
    init(
        _ table: ListTable, title: String, form: Form = .lines, label: String, values: [String],
        isReversed: Bool = false
    ) {
        let order = isReversed ? Array(table.rows.indices.reversed()) : Array(table.rows.indices)
        let labelKind = table.definition.column(label)?.kind ?? .text
        self.title = title
        self.form = form
        kind = values.first.flatMap { table.definition.column($0)?.kind } ?? .decimal
        labels = Self.shortened(
            order.map { row in
                table.text(label, row).map { CellFormat.text($0, labelKind) } ?? "?"
            })
        series = values.compactMap { name in
            table.definition.column(name).map { column in
                Series(name: column.title, values: order.map { table.number(name, $0) })
            }
        }
    }

    /// Draws one line for each word of a column: usage of each endpoint, for example.
    ///
    /// - Parameters:
    ///   - table: the list.
    ///   - title: what the picture says.
    ///   - label: the column that names the buckets.
    ///   - word: the column whose words are the lines.
    ///   - value: the column to draw.
    ///   - most: how many lines there are at most: those with the largest sums.
    init(
        _ table: ListTable, title: String, label: String, by word: String, value: String,
        most: Int = 5
    ) {
        var buckets: [String: Int] = [:]
        var sums: [String: Double] = [:]
        var labels: [String] = []
        let labelKind = table.definition.column(label)?.kind ?? .text
        for row in table.rows.indices {
            let bucket = table.text(label, row) ?? ""
            if buckets[bucket] == nil { buckets[bucket] = 0 }
            sums[table.text(word, row) ?? "", default: 0] += table.number(value, row) ?? 0
        }
        for (place, bucket) in buckets.keys.sorted().enumerated() {
            buckets[bucket] = place
            labels.append(CellFormat.text(bucket, labelKind))
        }
        let words = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key)
        var values = words.map { _ in [Double?](repeating: nil, count: labels.count) }
        for row in table.rows.indices {
            guard let line = words.firstIndex(of: table.text(word, row) ?? ""),
                let place = buckets[table.text(label, row) ?? ""]
            else { continue }
            values[line][place] = table.number(value, row)
        }
        self.title = title
        self.labels = Self.shortened(labels)
        form = .lines
        kind = table.definition.column(value)?.kind ?? .decimal
        series = zip(words, values).map { Series(name: $0.isEmpty ? "all" : $0, values: $1) }
    }

    /// Times without what all of them share: midnight, or whole minutes.
    static func shortened(_ labels: [String]) -> [String] {
        for ending in [" 00:00:00", ":00"] where labels.allSatisfy({ $0.hasSuffix(ending) }) {
            return labels.map { String($0.dropLast(ending.count)) }
        }
        return labels
    }
}
