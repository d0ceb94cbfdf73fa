/// Writes a template in many ways that must not matter: literals, list lengths, white space, comments
/// and letter case.
struct Variation {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    mutating func text(of template: String) -> String {
        var text = ""
        for token in tokens(of: template) {
            text += separator()
            text += token.hasPrefix("{") ? filled(token) : cased(token)
        }
        return text + separator() + pick(["", ";", " ; -- done"])
    }

    /// The tokens; a marker in braces is one.
    private func tokens(of template: String) -> [String] {
        var tokens: [String] = []
        var marker = ""
        for part in template.split(separator: " ") {
            if marker.isEmpty, !part.hasPrefix("{") {
                tokens.append(String(part))
                continue
            }
            marker += (marker.isEmpty ? "" : " ") + part
            if part.hasSuffix("}") {
                tokens.append(marker)
                marker = ""
            }
        }
        return tokens
    }

    private mutating func filled(_ marker: String) -> String {
        let words = marker.dropFirst().dropLast().split(separator: " ")
        switch words[0] {
        case "n": return number()
        case "s": return string()
        case "q": return pick(["'1'", "'it''s'", "E'1\\t'", "$$1$$", "U&'1'", "$4"])
        case "d":
            return pick(["date '2024-02-29'", "'2024-02-29'::date", "cast('x' as date)", "$3"])
        case "list":
            let count = 1 + random.below(random.below(8) == 0 ? 200 : 4)
            return (0..<count).map { _ in literal(words[1]) }.joined(separator: pick([",", " , "]))
        case "rows":
            let count = 1 + random.below(random.below(8) == 0 ? 100 : 3)
            let rows = (0..<count).map { _ in
                "(" + words.dropFirst().map { literal($0) }.joined(separator: ", ") + ")"
            }
            return rows.joined(separator: ",")
        default: return marker
        }
    }

    private mutating func literal(_ kind: Substring) -> String {
        kind == "n" ? number() : string()
    }

    private mutating func number() -> String {
        pick([
            "5", "0", "-7", "- 7", "42.5", "1e6", ".5", "$1", "$12", "'9'::int",
            "cast('9' as int8)",
            "int '9'", "1::numeric(10,2)", "null", "99999999999999999999", "(3)",
        ])
    }

    private mutating func string() -> String {
        pick([
            "'a'", "''", "'it''s'", "E'it\\'s\\n'", "$$it's$$", "$q$a $$ b$q$", "'x'::text", "$2",
            "cast($2 as text)", "U&'d\\0061t'", "'select * from t -- /* '", "'é ü 漢 \u{1F600}'",
            "text 'x'", "'a'\n'b'", "null", "b'101'", "x'1F'", "N'n'", "'line\nbreak'", "true",
        ])
    }

    private mutating func separator() -> String {
        pick([
            " ", " ", " ", "  ", "\n", "\t", "\r\n", "\u{0C}", " /* c */ ", "/**/ ",
            " -- it's; a \"comment\"\n",
            "/* a /* nested */ 'quote */ ", " --\n",
        ])
    }

    private mutating func cased(_ token: String) -> String {
        guard !token.contains("\"") else { return token }
        switch random.below(4) {
        case 0: return token.uppercased()
        case 1: return String(token.map { random.below(2) == 0 ? Character($0.uppercased()) : $0 })
        default: return token
        }
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[random.below(choices.count)]
    }
}

/// A small generator whose numbers are the same on every machine.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int {
        Int(next() % UInt64(limit))
    }
}
