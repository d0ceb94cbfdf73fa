extension PostgresConnection {
    /// Brings the session back to where it started, in spite of a cancelled task.
    ///
    /// - Returns: false when the connection cannot be used any more.
    func reset() -> Bool {
        guard wire.isAliveWhenIdle() else { return false }
        var call = Call(text: "discard all", limit: .seconds(5), file: #fileID, line: #line)
        call.heedsCancellation = false
        do throws(PostgresError) {
            _ = try wire.query(call, [])
            try wire.useISODates()
            return true
        } catch {
            return false
        }
    }
}
