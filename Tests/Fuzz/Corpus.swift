import FoundationEssentials

/// Good inputs, and what may happen to them on the way.
struct Corpus {
    private let entries: [[UInt8]]
    /// Pieces of the corpus itself and of the grammars, so that a change is often still half right.
    private let pieces: [[UInt8]]

    init?(folder: String) {
        let files = FileManager.default
        guard let names = try? files.contentsOfDirectory(atPath: folder) else { return nil }
        entries = names.sorted().compactMap { name in
            files.contents(atPath: folder + "/" + name).map { Array($0) }
        }
        .filter { !$0.isEmpty }
        guard !entries.isEmpty else { return nil }
        let words = [
            "\"", "'", "$$", "{", "}", "[", "]", "(", ")", ",", ":", ";", "null", "-1", "1e308",
            "1e400",
            "9223372036854775808", "\\", "\\u0000", "\\uD800", "--", "/*", "*/", "$1", "select",
            " from ",
            "with recursive", "::", "E'\\", "U&'", "\u{0}", "\n", "\u{FEFF}", "true", "NaN",
            "Infinity",
            "\"Plans\": [", "\"Node Type\": \"", "Gather", "InitPlan 1", "SubPlan 1", "Actual Rows",
        ]
        pieces =
            words.map { Array($0.utf8) } + [
                [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
            ]
    }

    /// One input: an entry with one to eight changes.
    func input(_ random: inout SplitMix) -> [UInt8] {
        var bytes = entry(&random)
        for _ in 0..<(1 << Int.random(in: 0...3, using: &random)) { change(&bytes, &random) }
        return bytes
    }

    private func entry(_ random: inout SplitMix) -> [UInt8] {
        entries[Int.random(in: 0..<entries.count, using: &random)]
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...24, using: &random))
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
            if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 1: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes.removeLast(bytes.count - place)
        case 5:
            // The end of another entry.
            let other = entry(&random)
            let from = Int.random(in: 0...other.count, using: &random)
            bytes.replaceSubrange(place..., with: other[from...])
        case 6:
            // Deep nesting.
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
            let times = 1 << Int.random(in: 0...11, using: &random)
            bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
        default:
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
            bytes.replaceSubrange(place..<end, with: piece)
        }
        if bytes.count > 1 << 17 { bytes.removeLast(bytes.count - (1 << 17)) }
    }
}
