/// What is worth knowing of a plan, as data: stored next to it and read by SQL.
///
/// Encodes to an object whose keys are in snake case. No literal of the statement is in it:
/// conditions and keys are redacted whether or not the plan was.
public struct PlanFacts: Hashable, Sendable, Codable {
    /// Version of this form; a reader meets rows of older releases.
    public var version = 1
    /// Equal for plans of equal shape; see ``Plan/shapeHash``.
    public var shapeHash: String
    /// Nodes of the plan.
    public var nodeCount: Int
    /// Levels of the plan.
    public var depth: Int
    /// Cost until the first row.
    public var startupCost: Double
    /// Cost until the last row.
    public var totalCost: Double
    /// Rows that the planner expected.
    public var estimatedRows: Double
    /// Rows that came; nil without `ANALYZE`.
    public var actualRows: Double?
    /// The plan was executed.
    public var isAnalyzed: Bool
    /// Blocks were counted.
    public var hasBuffers: Bool
    /// Milliseconds of planning.
    public var planningTime: Double?
    /// Milliseconds of execution.
    public var executionTime: Double?
    /// Blocks of the whole plan.
    public var buffers: PlanBuffers?

    /// Types of the scans, sorted, each once: `Index Scan`, `Seq Scan`.
    public var scanTypes: [String]
    /// Types of the joins, sorted, each once: `Hash Left Join`, `Nested Loop`.
    public var joinTypes: [String]
    /// A table is read from end to end.
    public var hadSeqScan: Bool
    /// The tables that are read from end to end.
    public var seqScans: [SeqScan]
    /// Conditions of each table or join, literals redacted.
    public var filters: [Filter]
    /// Sorts.
    public var sorts: [Sort]
    /// Something went to disk: a sort, a hash table, a hash aggregate.
    public var isSpilled: Bool
    /// What went to disk.
    public var spills: [Spill]
    /// Nodes that run more than once, by what they cost in all.
    public var loops: [Loop]
    /// InitPlans, SubPlans and CTEs.
    public var subplans: [Subplan]
    /// A SubPlan runs again for each row.
    public var hasCorrelatedSubplan: Bool
    /// The worst estimate; nil without `ANALYZE`.
    public var worstEstimate: Estimate?
    /// What each node costs by itself, dearest first, nodes below 0.1 % left out.
    public var costShares: [CostShare]
    /// Names of the indexes used, sorted, each once.
    public var indexes: [String]
    /// Names of the tables, sorted, each once; with schema where the plan says it.
    public var relations: [String]
    /// The plan uses workers.
    public var isParallel: Bool

    private enum CodingKeys: String, CodingKey {
        case version
        case shapeHash = "shape_hash"
        case nodeCount = "node_count"
        case depth
        case startupCost = "startup_cost"
        case totalCost = "total_cost"
        case estimatedRows = "est_rows"
        case actualRows = "act_rows"
        case isAnalyzed = "analyzed"
        case hasBuffers = "buffers_present"
        case planningTime = "planning_ms"
        case executionTime = "execution_ms"
        case buffers
        case scanTypes = "scan_types"
        case joinTypes = "join_types"
        case hadSeqScan = "had_seq_scan"
        case seqScans = "seq_scans"
        case filters
        case sorts
        case isSpilled = "spilled"
        case spills
        case loops
        case subplans
        case hasCorrelatedSubplan = "has_correlated_subplan"
        case worstEstimate = "worst_estimate"
        case costShares = "cost_shares"
        case indexes
        case relations
        case isParallel = "parallel"
    }

    /// A table that is read from end to end.
    public struct SeqScan: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// The table.
        public var relation: String
        /// Its schema, where the plan says it.
        public var schema: String?
        /// Its name in the query.
        public var alias: String?
        /// Rows that the planner expected the scan to give.
        public var rows: Double
        /// Share of the plan's cost.
        public var costShare: Double
        /// The scan's filter, literals redacted.
        public var filter: String?
        /// Rows that the filter threw away, all loops together; only with `ANALYZE`.
        public var rowsRemoved: Double?

        private enum CodingKeys: String, CodingKey {
            case node, relation, schema, alias, rows
            case costShare = "cost_share"
            case filter
            case rowsRemoved = "rows_removed"
        }
    }

    /// A condition.
    public struct Filter: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// The table; nil for a join.
        public var relation: String?
        /// The table's name in the query.
        public var alias: String?
        /// The condition's name in `EXPLAIN`.
        public var kind: PlanNode.Condition.Kind
        /// The expression, literals redacted.
        public var text: String
    }

    /// A sort.
    public struct Sort: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// What it orders by, literals redacted.
        public var key: [String]
        /// Leading keys that came sorted.
        public var presortedKey: [String]
        /// How it sorted; only with `ANALYZE`.
        public var method: String?
        /// It went to disk; nil without `ANALYZE`.
        public var isSpilled: Bool?
        /// Kilobytes; only with `ANALYZE`.
        public var kilobytes: Double?
        /// Rows that the planner expected.
        public var rows: Double
        /// Share of the plan's cost.
        public var costShare: Double

        private enum CodingKeys: String, CodingKey {
            case node, key
            case presortedKey = "presorted_key"
            case method
            case isSpilled = "spilled"
            case kilobytes = "kb"
            case rows
            case costShare = "cost_share"
        }
    }

    /// A node that went to disk.
    public struct Spill: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// The node's title.
        public var title: String
        /// Batches, of a hash table.
        public var batches: Double?
        /// Kilobytes on disk, where the plan says it.
        public var kilobytes: Double?
        /// Blocks of temporary files, where the plan says it.
        public var temporaryBlocks: Double?

        private enum CodingKeys: String, CodingKey {
            case node, title, batches
            case kilobytes = "kb"
            case temporaryBlocks = "temp_blocks"
        }
    }

    /// A node that runs more than once.
    public struct Loop: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// The node's title.
        public var title: String
        /// Executions that the plan's estimates lead to.
        public var expected: Double
        /// Executions that there were; only with `ANALYZE`.
        public var actual: Double?
        /// Share of the plan's cost, the node's inputs included.
        public var costShare: Double

        private enum CodingKeys: String, CodingKey {
            case node, title, expected, actual
            case costShare = "cost_share"
        }
    }

    /// An InitPlan, a SubPlan or a CTE.
    public struct Subplan: Hashable, Sendable, Codable {
        /// How it is run.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// Once.
            case initPlan = "init"
            /// Once, into a tuple store.
            case cte
            /// Once, into a hash table.
            case hashed
            /// Once, then its rows are searched for each row of the parent.
            case materialized
            /// Again for each row of the parent.
            case correlated
        }

        /// The topmost node of it.
        public var node: Int
        /// `SubPlan 1`, `CTE recent`.
        public var name: String
        /// How it is run.
        public var kind: Kind
        /// Executions that there were; only with `ANALYZE`.
        public var loops: Double?
        /// Share of the plan's cost.
        public var costShare: Double

        private enum CodingKeys: String, CodingKey {
            case node, name, kind, loops
            case costShare = "cost_share"
        }
    }

    /// How far an estimate was off.
    public struct Estimate: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// The node's title.
        public var title: String
        /// Rows that the planner expected of one execution.
        public var expected: Double
        /// Rows that came, mean of the executions.
        public var actual: Double
        /// The larger divided by the smaller.
        public var factor: Double
        /// To which side the estimate was off.
        public var direction: EstimateFactor.Direction
    }

    /// What a node costs by itself.
    public struct CostShare: Hashable, Sendable, Codable {
        /// The node.
        public var node: Int
        /// The node's title.
        public var title: String
        /// Cost without the node's inputs.
        public var cost: Double
        /// Share of the plan's cost.
        public var share: Double
    }
}
