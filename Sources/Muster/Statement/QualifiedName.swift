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
    /// The name as SQL, each part quoted where needed; the name of an operator is never quoted.
    public var description: String {
        let written = isOperator ? name : SQLIdentifier.quoted(name)
        guard let schema else { return written }
        return SQLIdentifier.quoted(schema) + "." + written
    }

    private var isOperator: Bool {
        !name.isEmpty && name.utf8.allSatisfy(Self.operatorCharacters.contains)
    }

    private static let operatorCharacters = Set("+-*/<>=~!@#%^&|`?".utf8)
}
