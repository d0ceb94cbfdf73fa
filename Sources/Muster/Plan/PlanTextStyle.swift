/// How a plan is printed.
public enum PlanTextStyle: Hashable, Sendable {
    /// As `EXPLAIN` prints it.
    case explain
    /// With columns before each node: its own share, rows, how far the estimate is off.
    case annotated
}
