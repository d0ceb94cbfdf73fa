import CLibPQ
import Glibc

extension Wire {
    /// The next notification, or nil when none came in time.
    ///
    /// - Throws: the server's reason or 08006 when the connection is lost; 57014 on cancellation.
    func notification(
        within patience: Patience
    ) throws(PostgresError) -> PostgresListener.Notification? {
        while true {
            guard let connection, isUsable, notices.lastFatal == nil else {
                let error = connection == nil ? PostgresError.closed() : loss()
                close()
                throw error
            }
            if let notification = PQnotifies(connection) {
                defer { PQfreemem(notification) }
                return PostgresListener.Notification(notification.pointee)
            }
            do throws(Interruption) {
                try wait(connection, for: POLLIN, patience)
            } catch {
                if error == .deadline { return nil }
                throw .cancelled()
            }
            // The first read after the server ended the connection succeeds and leaves the status
            // good; the loop comes back here until a read fails.
            if PQconsumeInput(connection) == 0 {
                let error = loss()
                close()
                throw error
            }
        }
    }
}

extension PostgresListener.Notification {
    fileprivate init(_ source: PGnotify) {
        channel = source.relname.map { String(cString: $0) } ?? ""
        payload = source.extra.map { String(cString: $0) } ?? ""
        pid = source.be_pid
    }
}
