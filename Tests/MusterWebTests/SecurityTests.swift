import HTTPServer
import Testing

@testable import MusterWeb

@Suite struct SecurityTests {
    /// The examples of FIPS 180-4, and the lengths around a block's end.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 63),
            "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"
        ),
        (
            String(repeating: "a", count: 64),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
        ),
        (
            String(repeating: "a", count: 1_000),
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
        ),
    ])
    func hashes(_ text: String, _ digest: String) {
        #expect(Hex.text(SHA256.hash(Array(text.utf8))) == digest)
    }

    private let token = "muster_" + String(repeating: "aB3-_", count: 8) + "xyz"

    private func credential(
        _ headers: HTTPHeaders, cookies: [String: String] = [:], isSecure: Bool = false
    ) -> Credential {
        Credential(headers: headers, cookie: { cookies[$0] }, isSecure: isSecure)
    }

    @Test func readsCredentials() {
        #expect(credential([:]) == .none)
        #expect(credential(["Authorization": "Bearer \(token)"]) == .bearer(token))
        #expect(credential(["Authorization": "bearer  \(token)"]) == .bearer(token))
        #expect(credential([:], cookies: ["muster": token]) == .cookie(token))
        #expect(
            credential([:], cookies: ["__Host-muster": token], isSecure: true) == .cookie(token))
        // A cookie without the prefix may come from another host of the same site.
        #expect(credential([:], cookies: ["muster": token], isSecure: true) == .none)
    }

    @Test(arguments: [
        "Basic YTpi", "Bearer", "Bearer short", "Bearer muster_\u{e9}", "x", "Bearer a b",
    ])
    func refusesCredentials(_ header: String) {
        #expect(credential(["Authorization": header]) == .unreadable)
        #expect(credential(["Authorization": header], cookies: ["muster": token]) == .unreadable)
    }

    @Test func accessIsALadderWithOneBranch() {
        let table: [Access: Set<Principal.Kind>] = [
            .reader: [.reader, .operatorRole, .admin],
            .operatorRole: [.operatorRole, .admin],
            .agent: [.agent, .operatorRole, .admin],
            .admin: [.admin],
            .anyone: [.reader, .operatorRole, .agent, .admin],
        ]
        for access in Access.allCases {
            for kind in Principal.Kind.allCases {
                #expect(access.admits(kind) == table[access]?.contains(kind))
            }
            #expect(access.admits(nil) == (access == .anyone))
        }
    }

    @Test func knowsWhoseOriginItIs() {
        let site = SameOrigin(origin: "http://localhost:8080")
        #expect(site.judge([:]) == .unknown)
        #expect(site.judge(["Origin": "http://localhost:8080"]) == .same)
        #expect(site.judge(["Sec-Fetch-Site": "same-origin"]) == .same)
        #expect(site.judge(["Origin": "null"]) == .other)
        #expect(site.judge(["Origin": "http://localhost"]) == .other)
        #expect(site.judge(["Origin": "https://localhost:8080"]) == .other)
        #expect(site.judge(["Sec-Fetch-Site": "cross-site"]) == .other)
        #expect(site.judge(["Sec-Fetch-Site": "same-site"]) == .other)
        #expect(site.judge(["Sec-Fetch-Site": "none"]) == .other)
        #expect(
            site.judge(["Origin": "http://evil", "Sec-Fetch-Site": "same-origin"]) == .other)
    }

    @Test func proofBelongsToTheToken() {
        #expect(SameOrigin.proof(for: "a") != SameOrigin.proof(for: "b"))
        #expect(SameOrigin.isEqual("ab", "ab"))
        #expect(!SameOrigin.isEqual("ab", "ac"))
        #expect(!SameOrigin.isEqual("ab", "abc"))
        #expect(!SameOrigin.isEqual(SameOrigin.proof(for: token), ""))
    }

    @Test func hostsAreListed() {
        let hosts = HostList(["localhost", "127.0.0.1", "[::1]", "Muster.Example"])
        for name in ["localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:8080", "muster.example"] {
            #expect(hosts.contains(name), "\(name)")
        }
        for name in [
            "", "evil", "localhost.evil", "localhost:", "localhost:8a", "[::1", "[::1]x",
            "localhost/evil", "localhost:80:80", "127.0.0.1.evil", "user@localhost",
        ] {
            #expect(!hosts.contains(name), "\(name)")
        }
    }

    @Test func rateFillsUpAgain() {
        let limiter = RateLimiter(rate: 2, burst: 3, keyLimit: 2)
        #expect((0..<3).allSatisfy { _ in limiter.take("a", at: 0) == nil })
        #expect(limiter.take("a", at: 0) == 1)
        #expect(limiter.take("b", at: 0) == nil)
        #expect(limiter.take("a", at: 0.5) == nil)
        #expect(limiter.take("a", at: 0.5) != nil)
        // A third key finds no room; the one who is over the limit stays over it, and time not
        // going backwards is not relied upon.
        #expect(limiter.take("c", at: 0.4) == nil)
        #expect(limiter.take("a", at: 1_000) == nil)
    }

    @Test func nextIsAPageOfOurs() {
        #expect(LoginRoutes.next("/queries?sort=calls") == "/queries?sort=calls")
        for text in ["//evil.example", "https://evil", "/\\evil", "/%2fevil", nil, "", "/../x"] {
            #expect(LoginRoutes.next(text) == "/")
        }
    }

    @Test(arguments: [
        ("gzip", true), ("br, gzip;q=0.5", true), ("GZIP", true), ("gzip;q=0", false),
        ("br", false),
        ("", false), ("xgzip", false), ("gzip; q=0.0", false),
    ])
    func readsEncodings(_ list: String, _ accepts: Bool) {
        #expect(Compression.accepts(list) == accepts)
    }

    @Test func proxyIsBelievedOnlyWhenThereIsOne() throws {
        let request = HTTPRequest(
            method: .get, target: try RequestTarget("/"),
            headers: ["X-Forwarded-For": "9.9.9.9, 192.0.2.7", "X-Forwarded-Proto": "https"])
        #expect(Peer(request, isBehindProxy: false).address == "127.0.0.1")
        #expect(!Peer(request, isBehindProxy: false).isSecure)
        #expect(Peer(request, isBehindProxy: true).address == "192.0.2.7")
        #expect(Peer(request, isBehindProxy: true).isSecure)
        let forged = HTTPRequest(
            method: .get, target: try RequestTarget("/"),
            headers: ["X-Forwarded-For": "\" evil"])
        #expect(Peer(forged, isBehindProxy: true).address == "127.0.0.1")
    }
}
