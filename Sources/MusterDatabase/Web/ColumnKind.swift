/// What the values of a column are, which says how a page shows, sorts and filters them.
public enum ColumnKind: Sendable, Hashable {
    /// Words.
    case text
    /// A sentence or more, shown narrow.
    case prose
    /// A name of the database or of a machine, shown in fixed width.
    case code
    /// SQL.
    case sql
    /// The text of a statement that may hold literals; a page shows it without.
    case statement
    /// A key.
    case key
    /// How many.
    case count
    /// A number with decimals.
    case decimal
    /// A part of one.
    case fraction
    /// Per cent.
    case percent
    /// How many bytes.
    case bytes
    /// A span in milliseconds.
    case milliseconds
    /// A span in seconds.
    case seconds
    /// A span, as the server writes intervals.
    case interval
    /// A point in time.
    case time
    /// A word of a state.
    case badge
    /// An array of words.
    case tags
    /// Yes or no.
    case flag
    /// A JSON document.
    case json

    /// Whether it is a number: right-aligned, compared as one.
    public var isNumeric: Bool {
        switch self {
        case .count, .decimal, .fraction, .percent, .bytes, .milliseconds, .seconds, .key: true
        default: false
        }
    }

    /// Whether a list can be sorted by it.
    public var isSortable: Bool { self != .json && self != .tags }
}
