/// Runs services side by side until one of them gives up or the group's task is cancelled.
public struct ServiceGroup: Sendable {
    /// Its services; the order has no meaning.
    public let services: [any Service]

    /// A group of these services.
    public init(_ services: [any Service]) {
        self.services = services
    }

    /// Runs all of them; when one throws or returns, the others are cancelled and awaited.
    ///
    /// - Throws: what the first failing service threw.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services {
                group.addTask { try await service.run() }
            }
            defer { group.cancelAll() }
            // The first to end, by error or by return, ends the group: a worker of which a part
            // has silently stopped looks alive and is not.
            try await group.next()
        }
    }
}
