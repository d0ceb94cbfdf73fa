import Muster
import MusterDatabase
import MusterTestSupport
import PostgresClient
import Testing

@testable import MusterWorker

@Suite(.needsServer) struct NotificationServiceTests {
    /// How many hosts have an event, as soon as all of them have one, or after ten seconds.
    private static func hostsTold(in database: TestDatabase, of wanted: Int) async throws -> Int {
        var told = 0
        for _ in 0..<100 where told < wanted {
            try await Task.sleep(for: .milliseconds(100))
            told = try await database.value(
                """
                select count(distinct subject) from muster.event
                where topic = 'fleet_vm' and subject <> '*'
                """)
        }
        return told
    }

    @Test func tellsWhatWaitsAndGoesOnAfterItsConnectionIsLost() async throws {
        try await TestDatabase.withKit { database in
            let service = NotificationServices.make(
                options: database.worker,
                log: Log(
                    component: "test", now: { Log.Instant(wall: 0, monotonic: 0) }, sink: { _ in }))
            let running = Task { try await service.run() }
            try await database.run(
                "select fleet.add_to_pool('host-' || n) from generate_series(1, 20) as n",
                as: \.owner)
            #expect(try await Self.hostsTold(in: database, of: 20) == 20)

            try await database.run(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and usename = 'muster_worker'
                """,
                "select fleet.add_to_pool('later-' || n) from generate_series(1, 5) as n",
                as: \.superuser)
            #expect(try await Self.hostsTold(in: database, of: 25) == 25)
            running.cancel()
            try await running.value
        }
    }
}
