internal import Synchronization

/// A handler's answer, on its way from the handler's task to the library's thread.
final class Reply: Sendable {
    private let response = Mutex<HTTPResponse?>(nil)

    func put(_ value: HTTPResponse) { response.withLock { $0 = value } }

    func take() -> HTTPResponse? {
        response.withLock { value in
            defer { value = nil }
            return value
        }
    }
}
