extension PlanDiff {
    /// A change in a few words, for a badge.
    public struct Label: Hashable, Sendable, Codable {
        /// What kind of change it is, most telling first.
        public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
            /// A table is read in another way.
            case scan
            /// Another index is used.
            case index
            /// A join is done in another way.
            case join
            /// Tables are joined in another order.
            case joinOrder = "join_order"
            /// A sort came, went or changed.
            case sort
            /// An aggregate is done in another way.
            case aggregate
            /// Workers came or went.
            case parallel
            /// Something goes to disk, or no longer does.
            case spill
            /// A condition moved, came or went.
            case condition
            /// Any other node came, went or changed.
            case other
        }

        /// What kind of change it is.
        public var kind: Kind
        /// The change: `Seq Scan → Index Scan`, `Sort removed`.
        public var text: String
        /// What it happened to: the table's alias, or the tables of a join.
        public var subject: String?
    }
}
