import Muster
import MusterDatabase
import PostgresClient

/// A value of a list as people read it.
enum CellFormat {
    /// How long a text may be before a cell shows its beginning only, the rest on request.
    private static let longText = 160

    /// The value in a form for people, as text.
    ///
    /// - Parameters:
    ///   - raw: what the server wrote.
    ///   - kind: what it is.
    /// - Returns: the text.
    static func text(_ raw: String, _ kind: ColumnKind) -> String {
        switch kind {
        case .count: grouped(raw)
        case .decimal: number(raw, HumanFormat.significant)
        case .fraction: number(raw) { HumanFormat.percent($0) }
        case .percent: number(raw) { HumanFormat.percent($0 / 100) }
        case .bytes: number(raw, HumanFormat.bytes)
        case .milliseconds: number(raw, HumanFormat.milliseconds)
        case .seconds: number(raw) { HumanFormat.milliseconds($0 * 1000) }
        case .interval: interval(raw)
        case .time: time(raw)
        case .flag: raw == "t" ? "yes" : "no"
        case .tags: tags(raw).joined(separator: ", ")
        case .statement: WithoutLiterals.text(raw)
        case .text, .prose, .code, .sql, .key, .badge, .json: raw
        }
    }

    /// The content of a cell.
    ///
    /// What is shown in another form than the server wrote it carries that too, in a `data` or
    /// `time` element, so that every figure can be compared with its statement.
    ///
    /// - Parameters:
    ///   - raw: what the server wrote; nil is null.
    ///   - kind: what it is.
    ///   - isLinked: whether the cell is a link, in which nothing can be folded.
    /// - Returns: the content.
    static func cell(_ raw: String?, _ kind: ColumnKind, isLinked: Bool = false) -> HTML {
        guard let raw, !(kind == .tags && raw == "{}") else {
            return "<span class=\"null\">–</span>"
        }
        switch kind {
        case .count, .decimal, .fraction, .percent, .bytes, .milliseconds, .seconds, .interval:
            return "<data value=\"\(raw)\">\(text(raw, kind))</data>"
        case .time:
            return "<time datetime=\"\(raw)\">\(text(raw, kind))</time>"
        case .badge: return Badge.state(raw)
        case .flag: return "<data value=\"\(raw)\">\(text(raw, kind))</data>"
        case .tags:
            return
                "<data value=\"\(raw)\" class=\"tags\">\(tags(raw).map { Badge.chip($0) })</data>"
        case .key, .text: return "\(raw)"
        case .prose: return long(raw, isLinked)
        case .code: return "<code>\(raw)</code>"
        case .sql, .json: return "<code class=\"sql\">\(long(raw, isLinked))</code>"
        case .statement: return "<code class=\"sql\">\(long(text(raw, kind), isLinked))</code>"
        }
    }

    /// The words of an array as the server writes it.
    static func tags(_ raw: String) -> [String] {
        [String?].decode(postgresText: raw)?.compactMap { $0 } ?? []
    }

    private static func long(_ text: String, _ isLinked: Bool) -> HTML {
        guard text.count > longText else { return "\(text)" }
        if isLinked { return "\(String(text.prefix(longText)))…" }
        return """
            <details><summary>\(String(text.prefix(longText)))…</summary>\(
                String(text.dropFirst(longText)))</details>
            """
    }

    private static func number(_ raw: String, _ format: (Double) -> String) -> String {
        Double(raw).map(format) ?? raw
    }

    /// `1 234 567`, with thin spaces.
    private static func grouped(_ raw: String) -> String {
        let sign = raw.hasPrefix("-") ? "-" : ""
        let parts = raw.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
        guard let whole = parts.first, whole.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return raw
        }
        var text = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        guard parts.count > 1, let fraction = Double("0.\(parts[1])"), fraction > 0 else {
            return sign + text
        }
        return sign + text + HumanFormat.fixed(fraction, digits: 1).dropFirst()
    }

    /// `2026-03-01 12:00:00.123+00` without the fraction, and without the offset of UTC.
    private static func time(_ raw: String) -> String {
        guard raw.utf8.count > 19, raw.hasSuffix("+00") else { return raw }
        return String(raw.prefix(19))
    }

    /// `1 day 02:03:04.5` without the fraction, unless it is all there is.
    private static func interval(_ raw: String) -> String {
        guard let point = raw.lastIndex(of: ".") else { return raw }
        if raw.hasPrefix("00:00:0"), let seconds = Double(raw.dropFirst(6)) {
            return HumanFormat.milliseconds(seconds * 1000)
        }
        return String(raw[..<point])
    }
}
