internal import CZlib

/// The gzip format, for answers.
public enum Gzip {
    /// Compresses bytes.
    ///
    /// - Parameters:
    ///   - bytes: what to compress.
    ///   - level: 1 is the fastest, 9 the smallest.
    /// - Returns: the compressed bytes, or nil when they would not be fewer.
    public static func compress(_ bytes: [UInt8], level: Int32 = 5) -> [UInt8]? {
        guard !bytes.isEmpty, bytes.count < Int(UInt32.max) else { return nil }
        var stream = z_stream()
        guard muster_gzip_begin(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count)
        let status = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { into in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = into.baseAddress
                stream.avail_out = UInt32(into.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        // Anything else means that the output did not fit into the space of the input.
        guard status == Z_STREAM_END else { return nil }
        output.removeLast(Int(stream.avail_out))
        return output
    }
}
