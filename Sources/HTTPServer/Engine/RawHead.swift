internal import CMicroHTTPD

/// Request line and header fields as the library gives them.
struct RawHead {
    let method: String
    let version: String
    let headers: HTTPHeaders
    /// Where they lie in memory; nil with a library that checks line ends itself.
    let layout: HeadLayout?

    /// Reads the head of a connection; only within the library's call about it.
    init(
        _ connection: OpaquePointer, target: UnsafePointer<CChar>, targetLength: Int,
        method: UnsafePointer<CChar>, version: UnsafePointer<CChar>
    ) {
        self.method = String(cString: method)
        self.version = String(cString: version)
        var parts: [(name: HeadLayout.Part, value: HeadLayout.Part)] = []
        withUnsafeMutablePointer(to: &parts) { list in
            _ = MHD_get_connection_values(connection, .HEADER_KIND, collectField, list)
        }
        var headers = HTTPHeaders()
        for part in parts {
            headers.append(
                String(cString: part.name.start), Self.trimmed(String(cString: part.value.start)))
        }
        self.headers = headers
        layout =
            Self.endsLinesInPlace
            ? HeadLayout(
                target: target, targetLength: targetLength,
                version: HeadLayout.Part(start: version, length: self.version.utf8.count),
                fields: parts) : nil
    }

    private static let endsLinesInPlace = String(cString: MHD_get_version()).hasPrefix("0.9.7")

    private static func trimmed(_ value: String) -> String {
        var text = Substring(value)
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}

private func collectField(
    _ list: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
    _ value: UnsafePointer<CChar>?
) -> MHD_Result {
    guard let list, let name else { return .YES }
    let parts = list.assumingMemoryBound(
        to: [(name: HeadLayout.Part, value: HeadLayout.Part)].self)
    let namePart = HeadLayout.Part(start: name, length: length(name))
    // A field without a value has none to point to.
    let valuePart =
        value.map { HeadLayout.Part(start: $0, length: length($0)) }
        ?? HeadLayout.Part(start: namePart.end, length: 0)
    parts.pointee.append((name: namePart, value: valuePart))
    return .YES
}

private func length(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
}
