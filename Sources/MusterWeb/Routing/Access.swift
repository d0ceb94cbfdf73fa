/// The least that a route asks of whoever calls it.
public enum Access: String, Sendable, Hashable, CaseIterable {
    /// Nothing: health, the login page, style sheets.
    case anyone
    /// A role that may read: reader, operator or admin.
    case reader
    /// A role that may act: operator or admin.
    case operatorRole = "operator"
    /// A role that reports for a machine: agent, operator or admin.
    case agent
    /// The admin role.
    case admin

    /// Whether somebody of that kind may call the route.
    ///
    /// - Parameter kind: of the caller; nil when nobody has logged in.
    /// - Returns: whether it is enough.
    public func admits(_ kind: Principal.Kind?) -> Bool {
        switch (self, kind) {
        case (.anyone, _): true
        case (_, nil): false
        case (.reader, .reader), (.reader, .operatorRole), (.reader, .admin): true
        case (.operatorRole, .operatorRole), (.operatorRole, .admin): true
        case (.agent, .agent), (.agent, .operatorRole), (.agent, .admin): true
        case (.admin, .admin): true
        default: false
        }
    }
}
