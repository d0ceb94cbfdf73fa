/// A name in the parse tree, kept as a hash so that comparing two names is one instruction.
///
/// The 1 500 names of PostgreSQL's parse trees have 1 500 different hashes, which a test checks for
/// those that are used.
struct Key: Hashable, Sendable {
    let hash: UInt64

    init(_ name: StaticString) {
        var hash = Self.seed
        name.withUTF8Buffer { bytes in
            for byte in bytes { hash = Self.step(hash, byte) }
        }
        self.hash = hash
    }

    init(hash: UInt64) {
        self.hash = hash
    }

    /// FNV-1a, 64 bits: the names are short and known, so its weakness against chosen input is no
    /// concern.
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
