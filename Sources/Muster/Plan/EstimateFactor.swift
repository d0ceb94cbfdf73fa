/// How far an estimate was off.
public struct EstimateFactor: Hashable, Sendable, Codable {
    /// To which side.
    public enum Direction: String, Hashable, Sendable, Codable {
        /// More rows came than expected.
        case under
        /// Fewer rows came than expected.
        case over
        /// As many rows came as expected.
        case exact
    }

    /// To which side.
    public var direction: Direction
    /// The larger number divided by the smaller; at least 1.
    public var factor: Double

    /// Compares two numbers of rows; less than one row counts as one, as the planner has it.
    ///
    /// - Parameters:
    ///   - expected: what the planner expected.
    ///   - actual: what came.
    public init(expected: Double, actual: Double) {
        let expected = max(1, expected)
        let actual = max(1, actual)
        factor = max(expected, actual) / min(expected, actual)
        direction = actual == expected ? .exact : actual > expected ? .under : .over
    }
}
