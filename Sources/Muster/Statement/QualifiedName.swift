/// A name with the schema that was written before it, if one was: `orders`, `shop.orders`.
public struct QualifiedName: Sendable, Hashable, Codable {
    /// The schema as written; nil when the search path decides.
    public var schema: String?
    /// The name itself, folded to lower case by the parser unless it was quoted.
    public var name: String

    /// Makes a name, by default without a schema.
    public init(schema: String? = nil, name: String) {
        self.schema = schema
        self.name = name
    }
}

extension QualifiedName: CustomStringConvertible {
    /// The name as SQL, each part quoted where needed.
    public var description: String {
        guard let schema else { return SQLIdentifier.quoted(name) }
        return SQLIdentifier.quoted(schema) + "." + SQLIdentifier.quoted(name)
    }
}
