/// One cheap look at a text before the library sees it.
///
/// The scanner and the parser of PostgreSQL trust their input to come from a session that pays for
/// its own time and stack. Texts come here from logs and from other people's sessions, so what would
/// hurt is refused first (all measured with libpg_query 15-4.0.0):
/// - `1+1+1+…` of 1 MB: the parser accepts it, and writing the tree overruns an 8 MB stack;
/// - `/*/*/*…` of 1 MB: the scanner reads the rest of the run again at each `/*`, minutes;
/// - `SET (a, b) = (SELECT …)`, nested: the tree holds the right side once per column, and 16 levels
///   of a 1 KB text make 158 MB.
struct TextSurvey {
    /// Offset of the first NUL.
    private(set) var firstNUL: Int?
    /// An upper bound for the tokens that can make a tree deeper: words, brackets, operator
    /// characters.
    private(set) var weight = 0
    /// How often the word `set` occurs.
    private(set) var setWords = 0
    /// Whether there is `--` or `/*`, be it in a comment or in a literal.
    private(set) var mayHaveComments = false
    /// Characters that the scanner reads again because of `/*` inside a run of operator characters.
    private(set) var commentCost = 0

    private var runLength = 0
    private var runOpenings = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var previous: UInt8 = 0x20
        for index in bytes.indices {
            let byte = bytes[index]
            if byte.isIdentifierPart {
                if byte.isIdentifierStart, !previous.isIdentifierPart {
                    weight += 1
                    if Self.isSet(bytes, at: index) { setWords += 1 }
                }
                endRun()
            } else if byte.isSQLSpace {
                endRun()
            } else {
                addSymbol(byte, at: index, previous: previous)
            }
            previous = byte
        }
        endRun()
    }

    private mutating func addSymbol(_ byte: UInt8, at index: Int, previous: UInt8) {
        switch byte {
        case 0:
            if firstNUL == nil { firstNUL = index }
            endRun()
        case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "."),
            UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ";"):
            endRun()
        default:
            weight += 1
            runLength += 1
            if byte == UInt8(ascii: "*"), previous == UInt8(ascii: "/") {
                runOpenings += 1
                mayHaveComments = true
            }
            if byte == UInt8(ascii: "-"), previous == byte { mayHaveComments = true }
        }
    }

    private mutating func endRun() {
        if runOpenings > 1 { commentCost += runOpenings &* runLength }
        runLength = 0
        runOpenings = 0
    }

    private static func isSet(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 2 < bytes.count,
            bytes[index].lowercased == UInt8(ascii: "s"),
            bytes[index + 1].lowercased == UInt8(ascii: "e"),
            bytes[index + 2].lowercased == UInt8(ascii: "t")
        else { return false }
        return index + 3 == bytes.count || !bytes[index + 3].isIdentifierPart
    }
}
