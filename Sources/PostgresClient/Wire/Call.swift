/// What a caller asked for, as far as errors have to tell it.
struct Call {
    let text: String
    let limit: Duration?
    let file: String
    let line: Int
    /// Whether the cancellation of the task ends the call; ROLLBACK must run in spite of it.
    var heedsCancellation = true

    var patience: Patience { Patience(limit, heedsCancellation: heedsCancellation) }

    /// Adds the statement and the place of the call to an error.
    func annotate(_ error: PostgresError) -> PostgresError {
        var error = error
        error.query = text
        error.caller = "\(file):\(line)"
        return error
    }

    /// Refuses what C would cut off.
    func refuseNUL(in parameters: [String?]) throws(PostgresError) {
        if text.holdsNUL { throw annotate(.nulByte(in: "the statement")) }
        for (index, parameter) in parameters.enumerated() where parameter?.holdsNUL == true {
            throw annotate(.nulByte(in: "parameter $\(index + 1)"))
        }
    }
}
