/// A text as C wants it: UTF-8 with a zero byte behind it, valid while a closure runs.
struct CText: ~Copyable {
    let pointer: UnsafePointer<CChar>
    let count: Int

    /// The bytes without the zero.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// The text of a range of bytes.
    func substring(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Runs the body with the text; the pointer is gone afterwards.
    static func with<R>(
        _ text: String, _ body: (borrowing CText) throws(SQLSyntaxError) -> R
    ) throws(SQLSyntaxError) -> R {
        let count = text.utf8.count
        let result: Result<R, SQLSyntaxError> = text.withCString { pointer in
            Result { () throws(SQLSyntaxError) -> R in
                try body(CText(pointer: pointer, count: count))
            }
        }
        return try result.get()
    }

    /// Runs the body with a text of these bytes.
    static func with<R>(
        _ bytes: [UInt8], _ body: (borrowing CText) throws(SQLSyntaxError) -> R
    ) throws(SQLSyntaxError) -> R {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        let result: Result<R, SQLSyntaxError> = terminated.withUnsafeBufferPointer { buffer in
            Result { () throws(SQLSyntaxError) -> R in
                guard let pointer = buffer.baseAddress else { throw .empty }
                return try body(CText(pointer: pointer, count: bytes.count))
            }
        }
        return try result.get()
    }
}
