import HTTPServer
import MusterDatabase
import PostgresClient
import Synchronization

/// From a credential to whose it is.
///
/// What the database said is remembered for a few seconds. A token that is revoked meanwhile still
/// does nothing: each transaction looks at it again before it takes on the token's role.
final class Authenticator: Sendable {
    private struct Entry {
        let principal: Principal
        let checkedAt: Double
    }

    private let pool: ConnectionPool
    private let memory: Double
    private let entries = Mutex<[[UInt8]: Entry]>([:])
    /// Wrong tokens that an address may show.
    ///
    /// Nobody guesses 256 bits; this spares the database the questions, and others behind the same address are not to suffer from one who has a wrong one.
    private let failures = RateLimiter(rate: 20, burst: 200)

    init(pool: ConnectionPool, memory: Duration = .seconds(10)) {
        self.pool = pool
        self.memory = Double(memory.components.seconds)
    }

    /// Whose token that is.
    ///
    /// - Parameters:
    ///   - token: as it was sent.
    ///   - address: of the caller.
    ///   - now: seconds of a clock that is never set.
    /// - Returns: nil when it is nobody's.
    /// - Throws: ``WebFailure`` when the address has shown too many wrong ones; the client's error.
    func principal(_ token: String, from address: String, at now: Double) async throws -> Principal?
    {
        let hash = SHA256.hash(Array(token.utf8))
        let known = entries.withLock { $0[hash] }
        if let known, now - known.checkedAt < memory { return known.principal }
        if known == nil, !failures.hasPermit(address, at: now) {
            throw WebFailure.tooMany(retryAfter: 2)
        }
        let owner = try await pool.withConnection { try await TokenStore.owner(hash: hash, $0) }
        guard let owner, let kind = Principal.Kind(rawValue: owner.kind) else {
            entries.withLock { _ = $0.removeValue(forKey: hash) }
            _ = failures.take(address, at: now)
            return nil
        }
        let principal = Principal(
            tokenID: owner.tokenID, name: owner.name, kind: kind, databaseRole: owner.role)
        entries.withLock { entries in
            if entries.count >= 10_000 { entries.removeAll() }
            entries[hash] = Entry(principal: principal, checkedAt: now)
        }
        return principal
    }
}
