/// Where the parts of a request's head lie in the library's read buffer.
///
/// The library ends every line in place: CR and LF become two zero bytes, while a bare CR, a bare LF
/// or a zero byte that was sent leaves only one, and a folded line is copied elsewhere. So a head whose
/// every line begins right behind the two zeros of the line before it was sent as it should be, and
/// nothing else was. This is how 0.9.7x works; later releases refuse all of that themselves.
struct HeadLayout {
    /// A text that ends in a zero byte.
    struct Part {
        let start: UnsafePointer<CChar>
        let length: Int

        var end: UnsafePointer<CChar> { start + length }
    }

    let target: UnsafePointer<CChar>
    /// Bytes of the target that a C string has shown.
    let targetLength: Int
    let version: Part
    let fields: [(name: Part, value: Part)]

    /// Checks that the head is what it seems to be.
    ///
    /// - Throws: ``Refusal``.
    func check() throws(Refusal) {
        guard target + targetLength + 1 == version.start else {
            throw Refusal(400, "the target holds a zero byte or a space")
        }
        var line = version.end
        for field in fields {
            guard Self.isLineEnd(line), line + 2 == field.name.start else {
                throw Refusal(400, "a line of the header does not end in CR and LF")
            }
            guard field.name.end < field.value.start else {
                throw Refusal(400, "a header is folded over several lines")
            }
            line = field.value.end
        }
        guard Self.isLineEnd(line), Self.isLineEnd(line + 2) else {
            throw Refusal(400, "a line of the header does not end in CR and LF")
        }
    }

    private static func isLineEnd(_ place: UnsafePointer<CChar>) -> Bool {
        place[0] == 0 && place[1] == 0
    }
}
