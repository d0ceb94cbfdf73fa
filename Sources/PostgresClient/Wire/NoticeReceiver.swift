import CLibPQ
import Synchronization

/// Takes the notices of one connection from libpq, which would write them to stderr.
final class NoticeReceiver: Sendable {
    private let handler: (@Sendable (PostgresNotice) -> Void)?
    private let farewell = Mutex<PostgresError?>(nil)

    init(handler: (@Sendable (PostgresNotice) -> Void)?) {
        self.handler = handler
    }

    /// Why the server ended the connection, when it said so while no statement ran: libpq passes
    /// that error on as a notice.
    var lastFatal: PostgresError? { farewell.withLock(\.self) }

    /// Starts to receive; the receiver must outlive the connection.
    func attach(to connection: OpaquePointer) {
        _ = PQsetNoticeReceiver(
            connection, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
    }

    fileprivate func receive(_ result: OpaquePointer) {
        let notice = PostgresNotice(result: result)
        if notice.severity == "FATAL" || notice.severity == "PANIC" {
            farewell.withLock { $0 = PostgresError(result: result) }
        }
        handler?(notice)
    }
}

/// At file level, because a closure made in an isolated context and handed to C ends the process.
private func receiveNotice(_ receiver: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let receiver, let result else { return }
    Unmanaged<NoticeReceiver>.fromOpaque(receiver).takeUnretainedValue().receive(result)
}
