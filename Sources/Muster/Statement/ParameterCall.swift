/// A call of a function or operator that has parameters among its arguments.
///
/// The server finds the function by the types of its arguments. What ran with typed values may not be
/// told apart when they are parameters: `generate_series($1, $2)` exists for five types.
public struct ParameterCall: Sendable, Hashable {
    /// Where the server points when it cannot tell: the character in the statement, from 1.
    public var position: Int
    /// The parameters below it, ascending.
    public var parameters: [Int]

    /// Makes a call.
    public init(position: Int, parameters: [Int]) {
        self.position = position
        self.parameters = parameters
    }
}
