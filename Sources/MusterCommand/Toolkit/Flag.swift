import Synchronization

/// Something that one task says once and others ask.
final class Flag: Sendable {
    private let value = Atomic(false)

    /// Whether it was said.
    var isSet: Bool { value.load(ordering: .acquiring) }

    /// Says it.
    func set() { value.store(true, ordering: .releasing) }
}
