import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("Listening", .timeLimit(.minutes(2)))
    struct ListenerTests {
        private let clock = ContinuousClock()

        @Test("notifications arrive in order, on the channels asked for, with any name")
        func order() async throws {
            try await TestServer.withDatabase { options in
                let odd = "Odd \"channel\""
                let listener = try await PostgresListener.connect(
                    options, channels: ["plain", odd])
                let sender = try await PostgresConnection.connect(options)
                for number in 0..<1000 {
                    try await sender.execute(
                        "select pg_notify(\(number % 2 == 0 ? "plain" : odd), \(String(number)))")
                }
                try await sender.execute("select pg_notify('other', 'unheard')")
                try await sender.execute("select pg_notify('plain', '')")
                var received: [PostgresListener.Notification] = []
                for try await notification in listener.notifications {
                    received.append(notification)
                    if notification.payload.isEmpty { break }
                }
                #expect(received.map(\.payload) == (0..<1000).map(String.init) + [""])
                #expect(received[1].channel == odd)
                #expect(received[1].pid == sender.backendPID)
            }
        }

        @Test("a notification arrives while the consumer waits")
        func latency() async throws {
            let listener = try await PostgresListener.connect(
                TestServer.options, channels: ["client_wait"])
            let sender = try await TestServer.connect()
            let task = Task { try await firstNotification(of: listener) }
            try await Task.sleep(for: .milliseconds(300))
            let start = clock.now
            try await sender.execute("notify client_wait, 'now'")
            #expect(try await task.value?.payload == "now")
            // Far below the probe's 10 seconds, after which it would arrive in any case.
            #expect(clock.now - start < .seconds(3))
        }

        @Test("an ended connection ends the stream at once, with the server's reason")
        func terminated() async throws {
            let listener = try await PostgresListener.connect(
                TestServer.options, channels: ["client_end"])
            let task = Task { try await firstNotification(of: listener) }
            let admin = try await TestServer.connect()
            try await Task.sleep(for: .milliseconds(200))
            let start = clock.now
            try await admin.execute("select pg_terminate_backend(\(listener.backendPID))")
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(clock.now - start < .seconds(3))
            #expect(error?.sqlState == .adminShutdown)
            #expect(error?.isConnectionLoss == true)
        }

        @Test("an ended connection is noticed by a consumer that comes late")
        func terminatedBeforeAsked() async throws {
            let listener = try await PostgresListener.connect(
                TestServer.options, channels: ["client_end"])
            let admin = try await TestServer.connect()
            try await admin.execute("select pg_terminate_backend(\(listener.backendPID), 5000)")
            let error = await #expect(throws: PostgresError.self) {
                try await firstNotification(of: listener)
            }
            #expect(error?.sqlState == .adminShutdown)
        }

        @Test("a connection behind a silent network is found by the probe")
        func halfOpen() async throws {
            let proxy = try await Proxy.toServer()
            defer { proxy.stop() }
            let listener = try await PostgresListener.connect(
                proxy.options, channels: ["a"], probeInterval: .milliseconds(300),
                probeTimeout: .milliseconds(1000))
            let task = Task { try await firstNotification(of: listener) }
            // The probe is answered a few times before the network dies.
            try await Task.sleep(for: .milliseconds(1500))
            proxy.fallSilent()
            let start = clock.now
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(clock.now - start < .seconds(8))
            #expect(error?.sqlState == .connectionFailure)
            #expect(error?.isTransient == true)
        }

        @Test("cancelling the consumer ends the stream quietly and closes the connection")
        func cancelled() async throws {
            let listener = try await PostgresListener.connect(
                TestServer.options, channels: ["client_stop"])
            let task = Task { try await firstNotification(of: listener) }
            try await Task.sleep(for: .milliseconds(200))
            let start = clock.now
            task.cancel()
            #expect(try await task.value == nil)
            #expect(clock.now - start < .seconds(3))
            let admin = try await TestServer.connect()
            try await waitUntilGone(listener.backendPID, admin)
        }

        @Test("dropping the listener closes the connection")
        func dropped() async throws {
            let admin = try await TestServer.connect()
            let pid = try await PostgresListener.connect(
                TestServer.options, channels: ["client_drop"]
            )
            .backendPID
            try await waitUntilGone(pid, admin)
        }

        @Test("a supervisor reconnects after a restart, hears again, and logs two lines")
        func supervisor() async throws {
            try await PrivateCluster.with { cluster in
                let heard = Collector<String>()
                let reports = Collector<ReconnectBackoff.Report>()
                let supervisor = Task {
                    var backoff = ReconnectBackoff(
                        first: .milliseconds(20), limit: .milliseconds(200))
                    while !Task.isCancelled {
                        do {
                            let listener = try await PostgresListener.connect(
                                cluster.options, channels: ["work"])
                            if let report = backoff.connected() { reports.add(report) }
                            heard.add("listening")
                            for try await notification in listener.notifications {
                                heard.add(notification.payload)
                            }
                        } catch {
                            let action = backoff.failed()
                            if let report = action.report { reports.add(report) }
                            try? await Task.sleep(for: action.delay)
                        }
                    }
                }
                try await waitUntil { heard.all == ["listening"] }
                try await notify("one", cluster)
                try await waitUntil { heard.all == ["listening", "one"] }
                try await cluster.stop("fast")
                try await Task.sleep(for: .seconds(1))
                try await cluster.start()
                try await waitUntil { heard.all == ["listening", "one", "listening"] }
                try await notify("two", cluster)
                try await waitUntil { heard.all.last == "two" }
                supervisor.cancel()
                await supervisor.value
                #expect(reports.all.count == 2)
                #expect(reports.all.first == .lost)
                if case .restored(let downtime, let attempts) = reports.all.last {
                    #expect(downtime > .milliseconds(900))
                    #expect(attempts > 2)
                } else {
                    Issue.record("the return was not reported")
                }
            }
        }

        private func notify(_ payload: String, _ cluster: PrivateCluster) async throws {
            let sender = try await PostgresConnection.connect(cluster.options)
            try await sender.execute("select pg_notify('work', \(payload))")
        }

        private func firstNotification(
            of listener: PostgresListener
        ) async throws -> PostgresListener.Notification? {
            for try await notification in listener.notifications { return notification }
            return nil
        }

        private func waitUntilGone(_ pid: Int32, _ admin: PostgresConnection) async throws {
            try await waitUntil {
                try await admin.query("select from pg_stat_activity where pid = \(pid)").isEmpty
            }
        }
    }
}

/// Looks every 20 ms, for at most 20 seconds, until something is so.
func waitUntil(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<1000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("what was waited for did not come")
}
