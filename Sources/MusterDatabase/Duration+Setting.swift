extension Duration {
    /// Whole milliseconds, as PostgreSQL reads a time setting without a unit; at least 1, because 0
    /// would switch the limit off.
    var settingMilliseconds: String {
        let (seconds, attoseconds) = components
        return String(max(1, seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
    }

    /// As PostgreSQL reads an interval.
    var intervalText: String { settingMilliseconds + " milliseconds" }
}
