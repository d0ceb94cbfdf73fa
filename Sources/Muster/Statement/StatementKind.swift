/// What a statement does, as far as planning and keeping its text are concerned.
public enum StatementKind: Sendable, Hashable {
    /// `SELECT`, `VALUES` or `TABLE`; also `SELECT … INTO`, which `StatementShape.createsTable` tells.
    case select
    /// `INSERT`.
    case insert
    /// `UPDATE`.
    case update
    /// `DELETE`.
    case delete
    /// `MERGE`.
    case merge
    /// Everything that the planner does not plan; the name is the command in lower case, `alter role`.
    ///
    /// The text of a utility statement can hold passwords and connection strings, so callers drop it.
    case utility(String)

    /// Whether the statement belongs to the five kinds that `EXPLAIN` can plan.
    public var isPlannable: Bool {
        if case .utility = self { return false }
        return true
    }
}

extension StatementKind: LosslessStringConvertible {
    /// Reads what `description` writes: one of the five plannable kinds, or `utility` and the name.
    public init?(_ description: String) {
        switch description {
        case "select": self = .select
        case "insert": self = .insert
        case "update": self = .update
        case "delete": self = .delete
        case "merge": self = .merge
        default:
            guard description.hasPrefix(Self.utilityPrefix) else { return nil }
            self = .utility(String(description.dropFirst(Self.utilityPrefix.count)))
        }
    }

    /// The kind in lower case: `select`, or `utility alter role`.
    public var description: String {
        switch self {
        case .select: "select"
        case .insert: "insert"
        case .update: "update"
        case .delete: "delete"
        case .merge: "merge"
        case .utility(let name): Self.utilityPrefix + name
        }
    }

    private static let utilityPrefix = "utility "
}

extension StatementKind: Codable {
    /// Decodes the text of `description`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let kind = StatementKind(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a kind of statement")
        }
        self = kind
    }

    /// Encodes the text of `description`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
