/// The columns of a source, as far as they are known.
struct SourceColumns {
    struct Column {
        var name: String
        /// What the column is in terms of the sources behind it; nil when that is not known.
        var operand: Operand?
    }

    /// Whether a source has a column.
    enum Membership {
        case yes
        case no
        case unknown
    }

    /// The known columns in their order; of several with one name only the first can be found.
    private(set) var columns: [Column]
    /// Whether there are no other columns.
    let isComplete: Bool
    /// The only source that columns beyond the known ones can come from.
    let remainder: ColumnSource?
    private let positions: [String: Int]

    init(_ columns: [Column] = [], isComplete: Bool = false, remainder: ColumnSource? = nil) {
        self.columns = columns
        self.isComplete = isComplete
        self.remainder = remainder
        positions = Dictionary(
            columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static let unknown = SourceColumns()

    func column(_ name: String) -> Column? {
        positions[name].map { columns[$0] }
    }

    func membership(_ name: String) -> Membership {
        if positions[name] != nil { return .yes }
        return isComplete ? .no : .unknown
    }

    /// The columns with the leading ones renamed.
    ///
    /// If they are not known yet, the new names are all that is known.
    func renamed(_ aliases: [String]) -> SourceColumns {
        guard !aliases.isEmpty else { return self }
        guard isComplete else {
            return SourceColumns(aliases.map { Column(name: $0, operand: nil) })
        }
        var renamed = columns
        for (index, alias) in aliases.enumerated() where index < columns.count {
            renamed[index].name = alias
        }
        return SourceColumns(renamed, isComplete: true)
    }

    /// The same columns without what is behind them.
    var opaque: SourceColumns {
        SourceColumns(columns.map { Column(name: $0.name, operand: nil) }, isComplete: isComplete)
    }
}
