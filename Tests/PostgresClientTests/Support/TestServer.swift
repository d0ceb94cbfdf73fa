import Foundation
import PostgresClient
import Testing

/// The server that `MUSTER_TEST_URL` names: the conninfo of a superuser of a throw-away server.
enum TestServer {
    static let url = ProcessInfo.processInfo.environment["MUSTER_TEST_URL"]

    static var isMissing: Bool { url == nil }

    static var options: ConnectionOptions {
        ConnectionOptions(conninfo: url ?? "", applicationName: "muster-test")
    }

    static func connect(
        _ change: (inout ConnectionOptions) -> Void = { _ in }
    ) async throws -> PostgresConnection {
        var options = options
        change(&options)
        return try await PostgresConnection.connect(options)
    }

    /// Makes a database for one test and drops it afterwards.
    static func withDatabase(
        _ body: (ConnectionOptions) async throws -> Void
    ) async throws {
        let name = "client_test_" + UUID().uuidString.lowercased().prefix(13)
        let admin = try await connect()
        try await admin.execute("create database \(identifier: name)")
        var options = options
        options.database = name
        let outcome: Result<Void, any Error>
        do {
            try await body(options)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await admin.execute("drop database \(identifier: name) with (force)")
        try outcome.get()
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a suite when there is no server to test with.
    static var needsServer: Self {
        .disabled(
            if: TestServer.isMissing,
            "Set MUSTER_TEST_URL to the conninfo of a superuser of a throw-away server.")
    }
}
