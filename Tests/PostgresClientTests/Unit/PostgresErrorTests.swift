import Testing

@testable import PostgresClient

@Suite("Errors")
struct PostgresErrorTests {
    private func server(_ code: String, _ message: String) -> PostgresError {
        PostgresError(.server, SQLState(rawValue: code), message, detail: "Key (id)=(hunter2).")
    }

    @Test(
        "a description never quotes what may be data",
        arguments: [
            ("22P02", "ERROR 22P02: a value does not fit"),
            ("23505", "ERROR 23505: a constraint does not hold"),
            (
                "42601",
                "ERROR 42601: the statement is wrong, or names something that does not exist"
            ),
            ("P0001", "ERROR P0001: a function raised an error"),
            ("XX000", "ERROR XX000: the server found a fault of its own"),
            ("ZZ123", "ERROR ZZ123: the statement failed"),
            ("MU201", "ERROR MU201: hunter2"), ("40001", "ERROR 40001: hunter2"),
            ("53300", "ERROR 53300: hunter2"), ("42501", "ERROR 42501: hunter2"),
        ])
    func description(code: String, expected: String) {
        #expect(server(code, "hunter2").description == expected)
        #expect("\(server(code, "hunter2"))" == expected)
    }

    @Test("a refused login is described by the same rule")
    func connecting() {
        #expect(
            PostgresError(.connecting, SQLState(rawValue: "22023"), "hunter2").description
                == "ERROR 22023: a value does not fit")
        #expect(
            PostgresError(.connecting, .invalidDatabase, "no database").description
                == "ERROR 3D000: no database")
    }

    @Test("developers and operators see everything")
    func debug() {
        var error = server("23505", "duplicate key")
        error.query = "insert into t values ($1)"
        error.caller = "A/B.swift:7"
        error.constraint = "t_pkey"
        #expect(
            String(reflecting: error) == """
                ERROR 23505: duplicate key
                DETAIL: Key (id)=(hunter2).
                CONSTRAINT: t_pkey
                QUERY: insert into t values ($1)
                CALLER: A/B.swift:7
                """)
        #expect(error.userFacing.message == "duplicate key")
        #expect(error.userFacing.detail == "Key (id)=(hunter2).")
    }

    @Test("of a long script only the part around the position is shown")
    func excerpt() {
        var error = server("42601", "syntax error")
        error.query =
            String(repeating: "a", count: 5000) + "HERE" + String(repeating: "b", count: 5000)
        error.position = 5001
        #expect(error.debugDescription.contains("HERE"))
        #expect(error.debugDescription.count < 1200)
        error.position = 10_004
        #expect(error.debugDescription.count < 1200)
    }

    @Test(
        "what may pass is told from what will not",
        arguments: [
            ("40001", true), ("40P01", true), ("08000", true), ("08006", true), ("57P01", true),
            ("57P02", true), ("57P03", true), ("53300", true), ("57014", false), ("53100", false),
            ("23505", false), ("42601", false), ("57P04", false), ("MU201", false),
        ])
    func transient(code: String, expected: Bool) {
        #expect(server(code, "").isTransient == expected)
    }

    @Test("a lost connection is told by code, severity or outcome")
    func loss() {
        #expect(server("57P01", "").isConnectionLoss)
        #expect(server("08006", "").isConnectionLoss)
        #expect(!server("40001", "").isConnectionLoss)
        #expect(!server("57014", "").isConnectionLoss)
        var fatal = server("57P05", "")
        fatal.severity = "FATAL"
        #expect(fatal.isConnectionLoss)
    }

    @Test("patterns match a code or its class")
    func patterns() {
        #expect(SQLState.uniqueViolation ~= SQLState(rawValue: "23505"))
        #expect(SQLState.integrityViolation ~= SQLState(rawValue: "23505"))
        #expect(!(SQLState.uniqueViolation ~= SQLState(rawValue: "23503")))
        #expect(!(SQLState.integrityViolation ~= SQLState(rawValue: "22023")))
        #expect(!(SQLState.serializationFailure ~= SQLState(rawValue: "40P01")))
    }
}
