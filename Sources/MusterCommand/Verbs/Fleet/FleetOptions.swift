/// Options that several verbs of the fleet share.
enum FleetOptions {
    static let limit = Option.value("limit", "COUNT", "rows at most; default 100")
    static let key = Option.value(
        "key", "KEY", "idempotency key: the same again is the same answer")
    static let host = Option.value("host-name", "HOST", "only of this host")
    static let pool = Option.value("pool", "POOL", "the pool; default: default")
    static let service = Option.value("service", "SERVICE", "the service")
    static let namespace = Option.value("namespace", "NAMESPACE", "the namespace")
    static let pod = Option.value("pod", "POD", "the pod")

    /// The value of ``limit``.
    static func limit(_ context: Context) throws(UsageError) -> Int {
        try context.arguments.integer(limit, in: 1...1_000_000) ?? 100
    }
}
