/// The type of a plan node, by the server's name for it.
public struct NodeType: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The server's name.
    public let rawValue: String

    /// Takes the server's name.
    ///
    /// - Parameter rawValue: the server's name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes the server's name.
    ///
    /// - Parameter value: the server's name.
    public init(stringLiteral value: String) { rawValue = value }

    /// Reads a table from end to end.
    public static let seqScan: Self = "Seq Scan"
    /// Reads a sample of a table.
    public static let sampleScan: Self = "Sample Scan"
    /// Reads an index and, row by row, its table.
    public static let indexScan: Self = "Index Scan"
    /// Reads an index alone, where the visibility map allows.
    public static let indexOnlyScan: Self = "Index Only Scan"
    /// Reads an index into a bitmap.
    public static let bitmapIndexScan: Self = "Bitmap Index Scan"
    /// Reads the table's pages that a bitmap names.
    public static let bitmapHeapScan: Self = "Bitmap Heap Scan"
    /// Meets bitmaps.
    public static let bitmapAnd: Self = "BitmapAnd"
    /// Joins bitmaps.
    public static let bitmapOr: Self = "BitmapOr"
    /// Reads rows by address.
    public static let tidScan: Self = "Tid Scan"
    /// Reads a range of addresses.
    public static let tidRangeScan: Self = "Tid Range Scan"
    /// Reads a subquery.
    public static let subqueryScan: Self = "Subquery Scan"
    /// Reads a function's rows.
    public static let functionScan: Self = "Function Scan"
    /// Reads `XMLTABLE` or `JSON_TABLE`.
    public static let tableFunctionScan: Self = "Table Function Scan"
    /// Reads a `VALUES` list.
    public static let valuesScan: Self = "Values Scan"
    /// Reads a common table expression.
    public static let cteScan: Self = "CTE Scan"
    /// Reads the working table of a recursive union.
    public static let workTableScan: Self = "WorkTable Scan"
    /// Reads a transition table of a trigger.
    public static let namedTuplestoreScan: Self = "Named Tuplestore Scan"
    /// Reads a foreign table or a remote join.
    public static let foreignScan: Self = "Foreign Scan"
    /// Does what an extension says.
    public static let customScan: Self = "Custom Scan"

    /// Joins by running the inner side for every outer row.
    public static let nestedLoop: Self = "Nested Loop"
    /// Joins two sorted inputs.
    public static let mergeJoin: Self = "Merge Join"
    /// Joins by looking outer rows up in a hash table of the inner side.
    public static let hashJoin: Self = "Hash Join"
    /// Builds the hash table of a hash join.
    public static let hash: Self = "Hash"

    /// Gives input after input.
    public static let append: Self = "Append"
    /// Merges sorted inputs.
    public static let mergeAppend: Self = "Merge Append"
    /// Runs its second input until nothing new comes.
    public static let recursiveUnion: Self = "Recursive Union"
    /// Collects rows from workers.
    public static let gather: Self = "Gather"
    /// Collects sorted rows from workers.
    public static let gatherMerge: Self = "Gather Merge"

    /// Sorts.
    public static let sort: Self = "Sort"
    /// Sorts within groups that come sorted.
    public static let incrementalSort: Self = "Incremental Sort"
    /// Keeps rows for being read again.
    public static let materialize: Self = "Materialize"
    /// Keeps results by parameter.
    public static let memoize: Self = "Memoize"
    /// Aggregates.
    public static let aggregate: Self = "Aggregate"
    /// Groups sorted rows without aggregates.
    public static let group: Self = "Group"
    /// Computes window functions.
    public static let windowAgg: Self = "WindowAgg"
    /// Drops repeated rows of a sorted input.
    public static let unique: Self = "Unique"
    /// Computes `EXCEPT` and `INTERSECT`.
    public static let setOp: Self = "SetOp"
    /// Locks rows.
    public static let lockRows: Self = "LockRows"
    /// Stops after some rows.
    public static let limit: Self = "Limit"
    /// Gives rows made without a table, or filters once.
    public static let result: Self = "Result"
    /// Runs functions that return sets in a select list.
    public static let projectSet: Self = "ProjectSet"
    /// Inserts, updates, deletes or merges.
    public static let modifyTable: Self = "ModifyTable"

    /// The node combines two inputs by a condition.
    public var isJoin: Bool { self == .nestedLoop || self == .mergeJoin || self == .hashJoin }

    /// The node reads something that has a name of its own in the query.
    public var isScan: Bool { rawValue.hasSuffix(" Scan") }
}
