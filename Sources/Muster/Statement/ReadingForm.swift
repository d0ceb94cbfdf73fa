/// What can be planned, and run on a copy, of a statement without the right to write: itself, or a
/// SELECT of the rows that it changes.
public enum ReadingForm: Sendable, Hashable {
    /// The statement only reads.
    case asWritten
    /// A SELECT in its place.
    case select(Select)
    /// There is no SELECT that does the statement's reading.
    case none(Obstacle)

    /// A SELECT that takes the place of a statement.
    public struct Select: Sendable, Hashable {
        /// The text, its parameters numbered anew from 1.
        public var text: String
        /// The same for a view, whose rows have no `ctid`.
        public var viewText: String
        /// The number that each parameter has in the statement: that of `$1` first.
        public var parameters: [Int]
        /// What was left out of the statement.
        public var omission: Omission

        /// Makes one.
        public init(
            text: String, viewText: String, parameters: [Int], omission: Omission
        ) {
            self.text = text
            self.viewText = viewText
            self.parameters = parameters
            self.omission = omission
        }
    }

    /// What a SELECT in the place of a statement does not do.
    public enum Omission: String, Sendable, Hashable {
        /// UPDATE, DELETE and MERGE.
        case change = "planned as a SELECT of the rows it would change; nothing is written"
        /// INSERT.
        case insertion = "planned as a SELECT of the rows it would insert; nothing is written"
        /// `FOR UPDATE` and the like.
        case locks = "planned without the locks that it takes on rows"
        /// A SELECT with a part in WITH that writes.
        case nestedChange =
            "planned with SELECTs of the rows that its parts in WITH would change; nothing is written"
    }

    /// Why there is no such SELECT.
    public enum Obstacle: String, Sendable, Hashable {
        /// `INSERT … VALUES`.
        case valuesOnly =
            "it inserts the values that it is given and reads no table: there is nothing to plan"
        /// `WHERE CURRENT OF`.
        case cursor = "it changes the row at which a cursor stands: there is nothing to plan"
        /// A part in WITH that inserts rows, or whose rows nobody reads.
        case nested =
            "a part of it in WITH changes rows, and no SELECT gives what the statement reads of them"
        /// Anything else.
        case other = "no SELECT of the rows that it would change could be made of it"
    }
}
