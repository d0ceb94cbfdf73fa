import HTTPServer
import PostgresClient
import Testing

@testable import MusterWeb

@Suite struct ServeConfigurationTests {
    private func configuration(
        _ host: String, tls: Bool = false, proxy: Bool = false, anonymous: Bool = false,
        hosts: [String] = []
    ) -> ServeConfiguration {
        let encryption = tls ? ServerConfiguration.Encryption(certificate: "", key: "") : nil
        var configuration = ServeConfiguration(
            server: ServerConfiguration(.tcp(host: host, port: 0), encryption: encryption),
            database: ConnectionOptions())
        configuration.isBehindProxy = proxy
        configuration.hasAnonymousReader = anonymous
        configuration.hosts = hosts
        return configuration
    }

    @Test func letsInOnlyWhoIsMeant() throws {
        try configuration("127.0.0.1").check()
        try configuration("::1", anonymous: true).check()
        try configuration("192.0.2.1", tls: true).check()
        try configuration("0.0.0.0", proxy: true, hosts: ["muster.example"]).check()
        for bad in [
            configuration("0.0.0.0", hosts: ["a"]), configuration("192.0.2.1"),
            configuration("::"), configuration("127.evil"), configuration("0.0.0.0", tls: true),
            configuration("192.0.2.1", tls: true, anonymous: true),
            configuration("127.0.0.1", proxy: true, anonymous: true),
        ] {
            #expect(throws: ServeRefusal.self) { try bad.check() }
        }
    }

    @Test func errorsKeepWhatReadersMayNotSee() {
        let translator = FailureTranslator(statuses: ["MU235": 422])
        func status(_ failure: any Error) -> Int {
            translator.failure(failure, for: .reader).0.status
        }
        #expect(status(WebFailure.notFound) == 404)
        #expect(status(RequestTarget.Fault.notUTF8) == 400)
        #expect(status(CancellationError()) == 503)
        struct Odd: Error {}
        let (failure, isDefect) = translator.failure(Odd(), for: .admin)
        #expect(failure.status == 500 && isDefect)
    }
}
