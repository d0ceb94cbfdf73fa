/// A request for profiles as a form asks for it.
public struct ProfilingForm: Sendable, Hashable {
    /// The parts of the target that there are.
    public static let parts = [
        "service", "host", "namespace", "pod", "container", "process", "job",
    ]

    /// A JSON object of the parts of the target.
    public var target: String
    /// What is profiled.
    public var mode: String
    /// The length of a profile.
    public var duration: String
    /// Samples a second.
    public var sampleRate: Int
    /// Until it is stopped.
    public var isContinuous: Bool
    /// Whoever asks.
    public var requestedBy: String
    /// What tells this request from another one that asks for the same.
    public var key: String

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - target: a JSON object of the parts of the target.
    ///   - mode: what is profiled.
    ///   - duration: the length of a profile, as the server reads intervals.
    ///   - sampleRate: samples a second.
    ///   - isContinuous: until it is stopped.
    ///   - requestedBy: whoever asks.
    ///   - key: what tells this request from another one that asks for the same.
    public init(
        target: String, mode: String, duration: String, sampleRate: Int, isContinuous: Bool,
        requestedBy: String, key: String
    ) {
        self.target = target
        self.mode = mode
        self.duration = duration
        self.sampleRate = sampleRate
        self.isContinuous = isContinuous
        self.requestedBy = requestedBy
        self.key = key
    }

    func call(isDryRun: Bool) -> ShownSQL {
        let continuous = isContinuous ? "true" : "false"
        let tail: ShownSQL =
            isDryRun ? "dry_run => true" : "idempotency_key => \(key)"
        return """
            profiling.submit(
                \(target), mode => \(mode), duration => \(duration), sample_rate => \(sampleRate),
                continuous => \(unescaped: continuous), requested_by => \(requestedBy),
                \(fragment: tail))
            """
    }
}
