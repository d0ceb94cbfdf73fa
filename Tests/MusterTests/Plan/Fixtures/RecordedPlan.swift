import Testing

/// A plan that a real server gave, in the forms that the tests compare.
struct RecordedPlan: Sendable, CustomTestStringConvertible {
    /// Options of `EXPLAIN` besides the format.
    enum Form: String, Sendable {
        /// As it is planned.
        case plain = ""
        /// Executed, without anything that differs from run to run.
        case counted = "analyze, timing off, summary off, buffers off"
        /// Executed, with everything.
        case full = "analyze, verbose, buffers, wal, settings"
    }

    /// Short name, for the test's report.
    let name: String
    /// What was explained.
    let form: Form
    /// `FORMAT JSON`.
    let json: String
    /// `FORMAT TEXT`; empty for ``Form/full``, which differs from run to run.
    let text: String

    var testDescription: String { name }

    static func named(_ name: String) throws -> RecordedPlan {
        try #require(all.first { $0.name == name }, "no recorded plan \(name)")
    }
}
