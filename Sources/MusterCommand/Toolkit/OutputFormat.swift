/// How tables are shown.
struct OutputFormat: Hashable, Sendable {
    /// The form of a row.
    enum Form: Hashable, Sendable {
        /// Columns below each other, as psql shows them.
        case aligned
        /// Cells with `|` between them.
        case unaligned
        /// Comma-separated values.
        case csv
        /// One JSON array.
        case json
        /// A JSON object on each line.
        case jsonLines
    }

    var form = Form.aligned
    /// A line for each cell in place of a line for each row.
    var isExpanded = false
    /// Rows only: no names of columns, no count.
    var isTuplesOnly = false
    /// What is shown goes to a terminal, which must not be steered by what is in a cell.
    var isTerminal = false
}

extension OutputFormat {
    /// The form that the options of ``CommonOptions/output`` ask for.
    ///
    /// - Parameters:
    ///   - arguments: the command line.
    ///   - console: where it will be shown.
    /// - Throws: ``UsageError`` when they ask for two.
    init(_ arguments: Arguments, console: Console) throws(UsageError) {
        let wanted: [(Option, Form)] = [
            (CommonOptions.json, .json), (CommonOptions.jsonLines, .jsonLines),
            (CommonOptions.csv, .csv), (CommonOptions.unaligned, .unaligned),
        ]
        let given = wanted.filter { arguments.flag($0.0) }
        guard given.count < 2 else {
            let names = given.map { "--" + $0.0.name }
            throw UsageError("only one of \(names.joined(separator: ", ")) can be given")
        }
        form = given.first?.1 ?? .aligned
        isExpanded = arguments.flag(CommonOptions.expanded)
        isTuplesOnly = arguments.flag(CommonOptions.tuplesOnly)
        isTerminal = console.isOutputTerminal
    }
}
