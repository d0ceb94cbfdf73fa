extension SQLState {
    /// What the class of the code is about: fixed text that holds neither data nor SQL.
    public var title: String {
        if self == .insufficientPrivilege { return "the role may not do that" }
        return Self.titles[classCode] ?? "the statement failed"
    }

    /// Whether the server's own message of such an error holds no data and no SQL text.
    ///
    /// Messages of class 22 quote values, those of class 42 quote the statement, and P0001 holds
    /// whatever a function's author wrote; the classes here name at most roles, databases, files and
    /// relations. Class MU is Muster's own, written under that rule.
    var hasSafeMessage: Bool {
        self == .insufficientPrivilege || Self.safeClasses.contains(classCode)
    }

    private static let safeClasses: Set<String> = [
        "MU", "08", "25", "28", "3D", "40", "53", "55", "57", "58",
    ]

    private static let titles: [String: String] = [
        "03": "a statement is not complete yet",
        "08": "the connection to the server failed",
        "09": "a trigger failed",
        "0A": "the feature is not supported",
        "0L": "the grantor may not grant that",
        "0P": "the role is not valid",
        "20": "no case matched",
        "21": "the number of rows is not the expected one",
        "22": "a value does not fit",
        "23": "a constraint does not hold",
        "24": "the cursor is not in the right state",
        "25": "the transaction is not in the right state",
        "26": "the prepared statement does not exist",
        "27": "the row was changed by its own trigger",
        "28": "the login was refused",
        "2B": "other objects depend on this one",
        "2D": "the transaction cannot end here",
        "2F": "a function failed",
        "34": "the cursor does not exist",
        "38": "an external function failed",
        "39": "an external function was called wrongly",
        "3B": "the savepoint does not exist",
        "3D": "the database does not exist",
        "3F": "the schema does not exist",
        "40": "the transaction was rolled back by the server",
        "42": "the statement is wrong, or names something that does not exist",
        "44": "the row does not belong to the view",
        "53": "the server lacks resources",
        "54": "the statement exceeds a limit of the server",
        "55": "the object is not in the right state",
        "57": "an operator or a timeout stopped the statement",
        "58": "the server's system failed",
        "F0": "the server's configuration is wrong",
        "HV": "a foreign table failed",
        "P0": "a function raised an error",
        "XX": "the server found a fault of its own",
    ]
}
