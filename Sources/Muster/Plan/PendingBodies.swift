extension Plan {
    /// Reads the first plan of what `EXPLAIN (FORMAT JSON)` gave.
    ///
    /// Takes the array that `EXPLAIN` gives, the object that `auto_explain` logs, or a bare node.
    ///
    /// - Parameters:
    ///   - text: the document.
    ///   - limits: how large the plan may be.
    /// - Throws: ``PlanError``.
    public init(parsing text: String, limits: PlanLimits = PlanLimits()) throws(PlanError) {
        fatalError("pending")
    }

    /// Reads the first plan of a parsed document.
    ///
    /// - Parameters:
    ///   - json: the document.
    ///   - limits: how large the plan may be.
    /// - Throws: ``PlanError``.
    public init(json: JSONValue, limits: PlanLimits = PlanLimits()) throws(PlanError) {
        fatalError("pending")
    }

    /// Figures of every node that `EXPLAIN` does not say; computed once, when the plan is read.
    public var metrics: PlanMetrics { fatalError("pending") }

    /// What is worth knowing of the plan, as data.
    public var facts: PlanFacts { fatalError("pending") }

    /// Sixteen hex digits that are equal for plans of equal shape, in every process and release.
    public var shapeHash: String { fatalError("pending") }

    /// The plan with every literal in its expressions replaced by `?`.
    public func redactingLiterals() -> Plan { fatalError("pending") }

    /// The plan as text.
    ///
    /// - Parameter style: as `EXPLAIN` prints it, or with columns of figures.
    /// - Returns: lines without line ends.
    public func lines(_ style: PlanTextStyle) -> [String] { fatalError("pending") }
}

/// How a plan is printed.
public enum PlanTextStyle: Hashable, Sendable {
    /// As `EXPLAIN` prints it.
    case explain
    /// With columns before each node: its own share, expected and actual rows, how far they are off.
    case annotated
}

extension PlanNode {
    /// The node as `EXPLAIN` names it: `Parallel Seq Scan on orders o`, `Hash Left Join`.
    public var title: String { fatalError("pending") }
}

extension JSONValue {
    /// An `EXPLAIN` document with every literal in its expressions replaced by `?`.
    ///
    /// Names of tables, columns, indexes and the like stay. Texts under keys that no server is
    /// known to write become `?` as a whole. This is the form to store.
    public func redactingPlanLiterals() -> JSONValue { fatalError("pending") }
}

/// Expressions without their literals.
public enum SQLLiterals {
    /// A deparsed expression with every literal replaced by `?`.
    ///
    /// `(email = 'a@b.c'::text)` becomes `(email = ?::text)`. Casts, parameters (`$1`), quoted
    /// names, keywords and the numbers of subplans stay.
    ///
    /// - Parameter expression: SQL as the server prints it.
    /// - Returns: the expression without literals.
    public static func redact(_ expression: String) -> String { fatalError("pending") }
}

extension PlanDiff {
    /// Compares two plans.
    ///
    /// - Parameters:
    ///   - before: the earlier plan.
    ///   - after: the later plan.
    ///   - floors: differences too small to be reported.
    public init(before: Plan, after: Plan, floors: Floors = Floors()) { fatalError("pending") }

    /// The comparison as text, line by line, as `EXPLAIN` fills its column `QUERY PLAN`.
    public var lines: [String] { fatalError("pending") }
}
