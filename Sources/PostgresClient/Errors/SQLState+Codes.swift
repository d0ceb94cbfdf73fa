extension SQLState {
    // MARK: 08, the connection

    /// Class 08: something is wrong with the connection.
    public static let connectionException = SQLState(rawValue: "08000")
    /// 08001: the connection could not be made.
    public static let unableToConnect = SQLState(rawValue: "08001")
    /// 08003: the connection is closed already.
    public static let connectionDoesNotExist = SQLState(rawValue: "08003")
    /// 08006: the connection was lost.
    public static let connectionFailure = SQLState(rawValue: "08006")
    /// 08007: the connection was lost during COMMIT, so the outcome is unknown.
    public static let transactionResolutionUnknown = SQLState(rawValue: "08007")

    // MARK: 0A to 2F, the statement and its data

    /// 0A000: the server or this client does not support what was asked.
    public static let featureNotSupported = SQLState(rawValue: "0A000")
    /// 21000: a row was expected, and there were none or several.
    public static let cardinalityViolation = SQLState(rawValue: "21000")
    /// Class 22: a value does not fit.
    public static let dataException = SQLState(rawValue: "22000")
    /// 22004: a null arrived where none is allowed.
    public static let nullValueNotAllowed = SQLState(rawValue: "22004")
    /// 22021: bytes that are not text in the database's encoding, a NUL among them.
    public static let characterNotInRepertoire = SQLState(rawValue: "22021")
    /// 22023: an argument has an invalid value.
    public static let invalidParameterValue = SQLState(rawValue: "22023")
    /// 22P02: text that is not a value of the type.
    public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
    /// Class 23: a constraint does not hold.
    public static let integrityViolation = SQLState(rawValue: "23000")
    /// 23502: a not-null constraint does not hold.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// 23503: a foreign key does not hold.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// 23505: a unique constraint does not hold.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// 23514: a check constraint does not hold.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// 23P01: an exclusion constraint does not hold.
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// 25001: a transaction is open where none may be.
    public static let activeTransaction = SQLState(rawValue: "25001")
    /// 25006: a write in a read-only transaction.
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    /// 25P01: no transaction is open where one must be.
    public static let noActiveTransaction = SQLState(rawValue: "25P01")
    /// 25P02: the transaction failed earlier.
    public static let transactionAborted = SQLState(rawValue: "25P02")
    /// 28P01: the password is wrong.
    public static let invalidPassword = SQLState(rawValue: "28P01")
    /// 3D000: the database does not exist.
    public static let invalidDatabase = SQLState(rawValue: "3D000")

    // MARK: 40 to 58, the surroundings

    /// 40001: run the transaction again.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// 40P01: a deadlock; run the transaction again.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// Class 42: syntax errors and missing rights.
    public static let syntaxErrorOrAccessRule = SQLState(rawValue: "42000")
    /// 42501: the role may not do that.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// 42601: a syntax error; also several statements where one is allowed.
    public static let syntaxError = SQLState(rawValue: "42601")
    /// 42702: two columns have the name.
    public static let ambiguousColumn = SQLState(rawValue: "42702")
    /// 42703: no column has the name.
    public static let undefinedColumn = SQLState(rawValue: "42703")
    /// 42804: the value has another type.
    public static let datatypeMismatch = SQLState(rawValue: "42804")
    /// 42P01: the table does not exist.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// Class 53: the server lacks memory, disk or connections.
    public static let insufficientResources = SQLState(rawValue: "53000")
    /// 53300: the server has no free connection.
    public static let tooManyConnections = SQLState(rawValue: "53300")
    /// 55P03: a lock was not available in time.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// 57014: the statement was cancelled, by somebody, by a timeout or by our deadline.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// 57P01: an administrator ended the connection.
    public static let adminShutdown = SQLState(rawValue: "57P01")
    /// 57P02: another server process crashed.
    public static let crashShutdown = SQLState(rawValue: "57P02")
    /// 57P03: the server starts up, shuts down or recovers.
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    /// XX000: the server found a fault of its own.
    public static let internalError = SQLState(rawValue: "XX000")
}
