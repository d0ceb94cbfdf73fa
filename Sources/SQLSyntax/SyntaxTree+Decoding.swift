extension SyntaxTree {
    /// Lays flat what libpg_query wrote; nil if it is not well formed.
    ///
    /// The input comes from the library, not from a user: it has no white space between tokens and
    /// no number with an exponent. Anything else still ends in nil rather than in a trap.
    init?(json: UnsafeBufferPointer<UInt8>) {
        guard json.count < Int32.max else { return nil }
        var decoder = Decoder(json: json)
        guard decoder.decode() else { return nil }
        bytes = Array(json)
        entries = decoder.entries
        depth = decoder.depth
    }

    private struct Decoder {
        let json: UnsafeBufferPointer<UInt8>
        var entries: [Entry] = []
        var depth = 0
        private var open: [Int] = []
        private var position = 0
        private var key: UInt64 = 0
        private var isNodeName = false
        private let positions = [
            Key.location.hash, Key.funcFormat.hash, Key.statementLength.hash,
            Key.statementLocation.hash,
        ]

        init(json: UnsafeBufferPointer<UInt8>) {
            self.json = json
            entries.reserveCapacity(json.count / 16 + 4)
        }

        mutating func decode() -> Bool {
            while position < json.count {
                guard step() else { return false }
            }
            return open.isEmpty && !entries.isEmpty
        }

        private mutating func step() -> Bool {
            switch json[position] {
            case UInt8(ascii: ","):
                position += 1
                return !open.isEmpty
            case UInt8(ascii: "{"):
                begin(.object)
            case UInt8(ascii: "["):
                begin(.array)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard let container = open.popLast() else { return false }
                entries[container].next = Int32(entries.count)
                position += 1
            case UInt8(ascii: "\""):
                return string()
            case UInt8(ascii: "t"):
                return word(.true, length: 4)
            case UInt8(ascii: "f"):
                return word(.false, length: 5)
            case UInt8(ascii: "n"):
                return word(.null, length: 4)
            default:
                return number()
            }
            return true
        }

        private mutating func begin(_ kind: Kind) {
            open.append(entries.count)
            depth = max(depth, open.count)
            append(kind, start: position, end: position)
            position += 1
        }

        private mutating func append(_ kind: Kind, start: Int, end: Int) {
            entries.append(
                Entry(
                    key: key, next: Int32(entries.count + 1), start: Int32(start), end: Int32(end),
                    kind: kind, isNodeName: isNodeName, isPosition: positions.contains(key)))
            key = 0
            isNodeName = false
        }

        /// A name when a colon follows, else a value.
        ///
        /// A name is hashed while its end is looked for.
        private mutating func string() -> Bool {
            let start = position + 1
            var index = start
            var hash = Key.seed
            var isEscaped = false
            while index < json.count, json[index] != UInt8(ascii: "\"") {
                if json[index] == UInt8(ascii: "\\") {
                    isEscaped = true
                    index += 1
                    guard index < json.count else { return false }
                }
                hash = Key.step(hash, json[index])
                index += 1
            }
            guard index < json.count else { return false }
            position = index + 1
            guard position < json.count, json[position] == UInt8(ascii: ":") else {
                append(isEscaped ? .escapedString : .string, start: start, end: index)
                return true
            }
            position += 1
            key = hash
            isNodeName = start < index && (0x41...0x5a).contains(json[start])
            return true
        }

        private mutating func number() -> Bool {
            let start = position
            while position < json.count,
                (0x30...0x39).contains(json[position]) || json[position] == UInt8(ascii: "-")
            {
                position += 1
            }
            append(.number, start: start, end: position)
            return position > start
        }

        private mutating func word(_ kind: Kind, length: Int) -> Bool {
            append(kind, start: position, end: position)
            position += length
            return position <= json.count
        }
    }
}
