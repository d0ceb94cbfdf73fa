import Foundation
import PostgresClient
import Testing

/// A server of one test, which may restart it.
///
/// It is made with the programs of the server that `MUSTER_TEST_URL` names; `pg_config` knows where
/// they are. It listens on a port that the system chose, so that tests can put a proxy before it.
final class PrivateCluster: Sendable {
    let folder: String
    let port: Int
    private let programs: String

    static func with(_ body: (PrivateCluster) async throws -> Void) async throws {
        let admin = try await TestServer.connect()
        let programs = try await admin.query("select setting from pg_config where name = 'BINDIR'")
            .value(as: String.self)
        let cluster = try PrivateCluster(programs: programs)
        let outcome: Result<Void, any Error>
        do {
            try await cluster.run(
                "initdb", "-D", cluster.folder + "/data", "-U", "postgres", "-A", "trust",
                "--no-sync")
            try await cluster.start()
            try await body(cluster)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try? await cluster.stop("immediate")
        try? FileManager.default.removeItem(atPath: cluster.folder)
        try outcome.get()
    }

    private init(programs: String) throws {
        self.programs = programs
        folder = "/tmp/muster-cluster-" + UUID().uuidString.lowercased().prefix(8)
        port = try #require(LocalSocket.unusedPort())
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0, let user = getpwnam("postgres") {
            chown(folder, user.pointee.pw_uid, user.pointee.pw_gid)
        }
    }

    var options: ConnectionOptions {
        ConnectionOptions(
            user: "postgres", database: "postgres", host: "127.0.0.1", port: port,
            applicationName: "muster-test")
    }

    func start() async throws {
        let settings = """
            -c listen_addresses=127.0.0.1 -c port=\(port) -c unix_socket_directories='' -c fsync=off
            """
        try await run(
            "pg_ctl", "-D", folder + "/data", "-w", "-o", settings, "-l", folder + "/log", "start")
    }

    func stop(_ mode: String = "fast") async throws {
        try await run("pg_ctl", "-D", folder + "/data", "-w", "-m", mode, "stop")
    }

    private func run(_ program: String, _ arguments: String...) async throws {
        // PostgreSQL refuses to run as root.
        let user =
            getuid() == 0
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--"] : []
        // Nor can its user enter every folder that the tests may run in.
        try await Program.run(["env", "-C", "/"] + user + [programs + "/" + program] + arguments)
    }
}
