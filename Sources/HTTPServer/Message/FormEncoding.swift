/// Names and values as a query and a form write them: `a=1&b=two+words`.
public enum FormEncoding {
    /// Takes names and values apart; a name without `=` has the empty value.
    ///
    /// - Parameters:
    ///   - bytes: the encoded pairs.
    ///   - allowsLineBreaks: whether values may hold tab, CR and LF, as a text area of a form does.
    /// - Returns: the pairs, decoded, in order.
    /// - Throws: ``RequestTarget/Fault``.
    public static func parse(
        _ bytes: ArraySlice<UInt8>, allowsLineBreaks: Bool = false
    ) throws(RequestTarget.Fault) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let mark = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            pairs.append(
                (
                    name: try PercentEncoding.decode(part[..<mark], plusIsSpace: true),
                    value: try PercentEncoding.decode(
                        part[mark...].dropFirst(), plusIsSpace: true,
                        allowsLineBreaks: allowsLineBreaks)
                ))
        }
        return pairs
    }

    /// Writes names and values.
    ///
    /// - Parameter pairs: names and values, in order.
    /// - Returns: the encoded pairs, without a leading `?`.
    public static func write(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
    }
}

extension HTTPRequest {
    /// The fields of a form that was sent as `application/x-www-form-urlencoded`; none for any other
    /// body.
    ///
    /// - Returns: the fields, decoded, in order.
    /// - Throws: ``RequestTarget/Fault``.
    public func form() throws(RequestTarget.Fault) -> [(name: String, value: String)] {
        guard contentType == "application/x-www-form-urlencoded" else { return [] }
        return try FormEncoding.parse(body[...], allowsLineBreaks: true)
    }

    /// The media type of the body in lower case, without parameters; nil when none is named.
    public var contentType: String? {
        headers["Content-Type"]?.split(separator: ";", maxSplits: 1).first.map {
            String($0.filter { $0 != " " && $0 != "\t" }).lowercased()
        }
    }

    /// The value of a cookie; nil when it did not come.
    ///
    /// - Parameter name: of the cookie.
    /// - Returns: the first value of that name.
    public func cookie(_ name: String) -> String? {
        for header in headers.values("Cookie") {
            for part in header.split(separator: ";") {
                let pair = part.drop { $0 == " " }
                if let mark = pair.firstIndex(of: "="), pair[..<mark] == name {
                    return String(pair[pair.index(after: mark)...])
                }
            }
        }
        return nil
    }
}
