/// How far a search for indexes is.
public struct SelectionProgress: Sendable, Hashable {
    /// Questions put to the planner so far.
    public var questions: Int
    /// The most that will be put.
    public var maximumQuestions: Int
}
