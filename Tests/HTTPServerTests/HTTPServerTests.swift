import Foundation
import FoundationNetworking
import Testing

@testable import HTTPServer

/// The server itself, over loopback; what no client library would send is in Tests/EndToEnd.
@Suite struct HTTPServerTests {
    private struct Echo: HTTPApplication {
        func admit(_ head: RequestHead) -> Admission { .accepted(bodyLimit: 100_000) }

        func respond(to request: HTTPRequest) async -> HTTPResponse {
            try? await Task.sleep(for: .milliseconds(300))
            return HTTPResponse(
                headers: [("X-Method", request.method.rawValue), ("X-Path", request.path)],
                body: request.body)
        }

        func response(to refusal: Refusal, id: String, peer: String) -> HTTPResponse {
            .text(refusal.reason, status: refusal.status)
        }
    }

    /// Waits longer than the minute that is usual: all tests take turns on as many threads as there are
    /// processors, and an answer's turn comes late on a busy machine.
    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 600
        return URLSession(configuration: configuration)
    }()

    private func with(
        _ body: (HTTPServer, URL) async throws -> Void
    ) async throws {
        let server = HTTPServer(ServerConfiguration(.tcp(host: "127.0.0.1", port: 0)), Echo())
        let port = try #require(try server.start())
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/a%20b"))
        do {
            try await body(server, url)
        } catch {
            await server.stop(within: .seconds(5))
            throw error
        }
        await server.stop(within: .seconds(5))
    }

    private func post(_ url: URL, _ count: Int) async throws -> (Data, HTTPURLResponse?) {
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(repeating: 0x61, count: count)
        let (data, response) = try await Self.session.data(for: request)
        return (data, response as? HTTPURLResponse)
    }

    @Test func bodiesGoThereAndBack() async throws {
        try await with { _, url in
            for count in [0, 1, 65_536, 100_000] {
                let (data, response) = try await post(url, count)
                #expect(response?.statusCode == 200)
                #expect(data.count == count)
                #expect(response?.value(forHTTPHeaderField: "X-Path") == "/a b")
            }
            let (_, response) = try await post(url, 100_001)
            #expect(response?.statusCode == 413)
        }
    }

    @Test func waitingRequestsHoldNoThread() async throws {
        try await with { server, url in
            try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        let (_, response) = try await Self.session.data(from: url)
                        return (response as? HTTPURLResponse)?.statusCode
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
            #expect(server.load.requests == 0)
        }
    }

    @Test func stoppingLetsRequestsEnd() async throws {
        let server = HTTPServer(ServerConfiguration(.tcp(host: "127.0.0.1", port: 0)), Echo())
        let port = try #require(try server.start())
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/"))
        async let answer = post(url, 10)
        while server.load.requests == 0 { try await Task.sleep(for: .milliseconds(5)) }
        await server.stop(within: .seconds(5))
        #expect(try await answer.0.count == 10)
    }

    @Test func anAddressInUseIsSaid() async throws {
        try await with { _, url in
            let port = UInt16(url.port ?? 0)
            let second = HTTPServer(
                ServerConfiguration(.tcp(host: "127.0.0.1", port: port)), Echo())
            #expect(throws: ServerError.self) { try second.start() }
        }
    }

    @Test func gzipIsReadable() throws {
        let text = Array(String(repeating: "muster ", count: 1_000).utf8)
        let compressed = try #require(Gzip.compress(text))
        #expect(compressed.count < text.count / 10)
        #expect(compressed.prefix(2) == [0x1F, 0x8B])
        #expect(Gzip.compress((0..<64).map { UInt8($0) }) == nil)
    }
}
