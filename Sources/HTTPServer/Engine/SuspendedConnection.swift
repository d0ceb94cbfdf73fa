internal import CMicroHTTPD

/// A connection that the library does not touch until it is resumed.
///
/// `@unchecked Sendable`: the library allows to resume from any thread, and nothing else is done here.
struct SuspendedConnection: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Suspends a connection; to be called from the library's own thread.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        MHD_suspend_connection(pointer)
    }

    func resume() { MHD_resume_connection(pointer) }
}
