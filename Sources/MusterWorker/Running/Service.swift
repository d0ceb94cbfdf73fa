/// A part of the worker that runs until its task is cancelled.
public protocol Service: Sendable {
    /// Name for logs and `muster.status()`.
    var name: String { get }

    /// Runs until cancellation; returns when drained.
    ///
    /// - Throws: what made the service give up; the group then stops its siblings.
    func run() async throws
}
