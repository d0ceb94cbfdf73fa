import CGnuTLS

/// The hash SHA-256 of FIPS 180-4, for tokens: 256 random bits, which need no salt and no slow hash.
///
/// It comes from the library that encrypts the server's connections.
public enum SHA256 {
    /// Hashes bytes.
    ///
    /// - Parameter message: any bytes.
    /// - Returns: 32 bytes.
    public static func hash(_ message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            let status = gnutls_hash_fast(
                GNUTLS_DIG_SHA256, message, message.count, digest.baseAddress)
            // It fails only where the algorithm is not there, and then nobody may come in.
            precondition(status == 0, "SHA-256 is not available")
            count = 32
        }
    }
}
