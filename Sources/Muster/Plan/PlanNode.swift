/// One node of a plan.
///
/// Everything that `EXPLAIN` may leave out is optional, and a member of an unexpected type counts
/// as left out: a node is read from any server version and from any extension's custom scan.
public struct PlanNode: Hashable, Sendable, Identifiable {
    /// Position in ``Plan/nodes``, which is in the order of `EXPLAIN`'s lines; the root is 0.
    public var id = 0
    /// The parent's ``id``; nil for the root.
    public var parent: Int?
    /// The children's ids, in the server's order: InitPlans first, then outer, inner, SubPlans.
    public var children: [Int] = []
    /// Distance from the root.
    public var depth = 0

    /// The node's type, which may be one that this release has never heard of.
    public var type: NodeType
    /// What the node is to its parent.
    public var relationship: Relationship?
    /// `InitPlan 1 (returns $0)`, `SubPlan 2`, `CTE recent`.
    public var subplanName: String?

    /// `Plain`, `Sorted`, `Hashed`, `Mixed`: of an aggregate or a set operation.
    public var strategy: String?
    /// `Partial`, `Finalize` or `Simple`: of an aggregate.
    public var partialMode: String?
    /// `Inner`, `Left`, `Right`, `Full`, `Semi`, `Anti`, …
    public var joinType: String?
    /// The inner side is known to match at most one row.
    public var isInnerUnique = false
    /// The node shares its work among the processes that run it.
    public var isParallelAware = false
    /// The node waits for other servers at the same time as its siblings.
    public var isAsyncCapable = false
    /// Switched off by an `enable_…` setting and used all the same (PostgreSQL 18).
    public var isDisabled = false
    /// `Insert`, `Update`, `Delete`, `Merge`: of a modification or a foreign scan.
    public var operation: String?
    /// `Except All`, `Intersect`, …: of a set operation.
    public var command: String?
    /// Who provides a custom scan.
    public var customProvider: String?

    /// The table that is read or modified.
    public var relation: String?
    /// The table's schema; only with `VERBOSE`.
    public var schema: String?
    /// The name that the query gives to the table, function, subquery or CTE.
    public var alias: String?
    /// The index that is read.
    public var index: String?
    /// `Forward`, `Backward` or `NoMovement`.
    public var scanDirection: String?
    /// The CTE that a `CTE Scan` reads.
    public var cte: String?
    /// The function that a `Function Scan` calls.
    public var function: String?

    /// Cost until the first row.
    public var startupCost: Double?
    /// Cost until the last row, for one execution.
    public var totalCost: Double?
    /// Expected rows of one execution.
    public var planRows: Double?
    /// Expected bytes of a row.
    public var planWidth: Double?

    /// Milliseconds until the first row, mean of the loops; only with `ANALYZE` and `TIMING`.
    public var actualStartupTime: Double?
    /// Milliseconds until the last row, mean of the loops; only with `ANALYZE` and `TIMING`.
    public var actualTotalTime: Double?
    /// Rows of one loop, mean of the loops; a fraction since PostgreSQL 18.
    public var actualRows: Double?
    /// How often the node was executed, all processes together; 0 means never.
    public var actualLoops: Double?

    /// Conditions, in `EXPLAIN`'s order.
    public var conditions: [Condition] = []
    /// The columns that the node gives; only with `VERBOSE`.
    public var output: [String] = []

    /// What a sort orders by.
    public var sortKey: [String] = []
    /// The leading keys that an incremental sort finds sorted already.
    public var presortedKey: [String] = []
    /// What an aggregate or a `Group` groups by.
    public var groupKey: [String] = []
    /// What a `Memoize` keeps its results under.
    public var cacheKey: String?
    /// `quicksort`, `top-N heapsort`, `external merge`, …; only with `ANALYZE`.
    public var sortMethod: String?
    /// Where a sort kept its rows.
    public var sortSpaceType: String?
    /// Kilobytes of a sort.
    public var sortSpaceKilobytes: Double?

    /// Buckets of a hash table.
    public var hashBuckets: Double?
    /// Batches of a hash table; more than one means that it went to disk.
    public var hashBatches: Double?
    /// Batches that the planner expected.
    public var originalHashBatches: Double?
    /// Partitions that the planner expected a hash aggregate to need.
    public var plannedPartitions: Double?
    /// Batches of a hash aggregate; more than one means that it went to disk.
    public var aggregateBatches: Double?
    /// Peak memory of a hash table, a hash aggregate or a `Memoize`.
    public var peakMemoryKilobytes: Double?
    /// Kilobytes that a hash aggregate wrote to disk.
    public var diskKilobytes: Double?
    /// `Memory` or `Disk`: where a `Materialize`, a `CTE Scan` or a `WindowAgg` kept its rows
    /// (PostgreSQL 18).
    public var storage: String?

    /// Rows that the filter threw away, mean of the loops.
    public var rowsRemovedByFilter: Double?
    /// Rows that the join filter threw away, mean of the loops.
    public var rowsRemovedByJoinFilter: Double?
    /// Rows that the recheck threw away, mean of the loops.
    public var rowsRemovedByRecheck: Double?
    /// Rows that an index-only scan had to look up in the table.
    public var heapFetches: Double?
    /// Pages that a bitmap knew by the row.
    public var exactHeapBlocks: Double?
    /// Pages that a bitmap knew only as a whole, for want of `work_mem`.
    public var lossyHeapBlocks: Double?
    /// How often the index was descended (PostgreSQL 18).
    public var indexSearches: Double?
    /// Hits of a `Memoize`.
    public var cacheHits: Double?
    /// Misses of a `Memoize`.
    public var cacheMisses: Double?
    /// Members that run-time pruning took away.
    public var subplansRemoved: Double?

    /// Workers that the planner wanted.
    public var workersPlanned: Double?
    /// Workers that there were.
    public var workersLaunched: Double?
    /// What each worker did; only with `ANALYZE` and `VERBOSE`.
    public var workers: [Worker] = []

    /// Blocks and I/O times, children included; only with `BUFFERS`.
    public var buffers: PlanBuffers?
    /// Write-ahead log, children included; only with `WAL`.
    public var wal: PlanWAL?

    /// The members that no property above has taken, by their name in the document.
    public var other: [String: JSONValue] = [:]

    /// Makes a node that has only a type.
    ///
    /// - Parameter type: the node's type.
    public init(type: NodeType) { self.type = type }

    /// A condition and its role.
    public struct Condition: Hashable, Sendable, Codable {
        /// Its role, by the name in `EXPLAIN`.
        public var kind: Kind
        /// The expression as the server deparses it.
        public var text: String

        /// Makes a condition.
        ///
        /// - Parameters:
        ///   - kind: its role.
        ///   - text: its expression.
        public init(kind: Kind, text: String) {
            self.kind = kind
            self.text = text
        }

        /// Role of a condition, by its name in `EXPLAIN`.
        public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
            /// Answered by the index.
            case index = "Index Cond"
            /// Tested again on rows that a lossy index or bitmap gave.
            case recheck = "Recheck Cond"
            /// The index gives the rows in this order.
            case orderBy = "Order By"
            /// Rows looked up by their address.
            case tid = "TID Cond"
            /// Both sides are sorted by this.
            case merge = "Merge Cond"
            /// Both sides are hashed by this.
            case hash = "Hash Cond"
            /// Tested on pairs of rows.
            case joinFilter = "Join Filter"
            /// Tested once, before the first row.
            case oneTime = "One-Time Filter"
            /// Tested on every row.
            case filter = "Filter"
            /// A window aggregate stops when this turns false.
            case run = "Run Condition"
            /// Tested on the conflicting row of `INSERT … ON CONFLICT DO UPDATE`.
            case conflict = "Conflict Filter"
        }
    }

    /// What one worker did.
    public struct Worker: Hashable, Sendable {
        /// Number of the worker, counted from 0.
        public var number: Double?
        /// Milliseconds until the last row, mean of the loops.
        public var actualTotalTime: Double?
        /// Rows of one loop, mean of the loops.
        public var actualRows: Double?
        /// How often the worker executed the node.
        public var actualLoops: Double?
        /// How the worker sorted.
        public var sortMethod: String?
        /// Where the worker's sort kept its rows.
        public var sortSpaceType: String?
        /// Kilobytes of the worker's sort.
        public var sortSpaceKilobytes: Double?
        /// Batches of the worker's hash aggregate.
        public var aggregateBatches: Double?
        /// Kilobytes that the worker's hash aggregate wrote to disk.
        public var diskKilobytes: Double?

        /// Makes a worker of whom nothing is known.
        public init() {}
    }

    /// What a node is to its parent.
    public struct Relationship: RawRepresentable, Hashable, Sendable {
        /// The server's word.
        public let rawValue: String

        /// Takes the server's word.
        ///
        /// - Parameter rawValue: the server's word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The first input.
        public static let outer = Self(rawValue: "Outer")
        /// The second input.
        public static let inner = Self(rawValue: "Inner")
        /// One of many inputs: of an append or a bitmap operation.
        public static let member = Self(rawValue: "Member")
        /// The input of a subquery scan.
        public static let subquery = Self(rawValue: "Subquery")
        /// Run at most once for each execution of the parent's query; also a CTE.
        public static let initPlan = Self(rawValue: "InitPlan")
        /// Run for rows of the parent, unless hashed.
        public static let subPlan = Self(rawValue: "SubPlan")
    }
}

extension PlanNode {
    /// The first condition of a kind.
    ///
    /// - Parameter kind: its role.
    /// - Returns: the expression; nil when the node has none.
    public func condition(_ kind: Condition.Kind) -> String? {
        conditions.first { $0.kind == kind }?.text
    }

    /// The node was planned and run, but never asked for a row.
    public var isNeverExecuted: Bool { actualLoops == 0 }

    /// A sort, hash table, hash aggregate or tuple store of the node went to disk.
    public var isSpilled: Bool {
        sortSpaceType == "Disk" || storage == "Disk" || (hashBatches ?? 1) > 1
            || (aggregateBatches ?? 1) > 1 || (diskKilobytes ?? 0) > 0
            || other["Full-sort Groups"]?["Sort Space Disk"] != nil
            || other["Pre-sorted Groups"]?["Sort Space Disk"] != nil
            || workers.contains {
                $0.sortSpaceType == "Disk" || ($0.aggregateBatches ?? 1) > 1
                    || ($0.diskKilobytes ?? 0) > 0
            }
    }
}
