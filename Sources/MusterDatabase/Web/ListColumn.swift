/// A column of a list.
public struct ListColumn: Sendable, Hashable {
    /// The name in the result.
    public let name: String
    /// What its values are.
    public let kind: ColumnKind
    /// The heading.
    public let title: String
    /// What is selected; the column of that name when nil.
    let expression: String?
    /// The table leaves it out; links, actions and the twins for programs have it.
    public let isHidden: Bool

    /// Makes a column.
    ///
    /// - Parameters:
    ///   - name: its name in the result.
    ///   - kind: what its values are.
    ///   - title: the heading; the name in words when nil.
    ///   - expression: what is selected, trusted SQL; the column of that name when nil.
    ///   - isHidden: whether the table leaves it out.
    public init(
        _ name: String, _ kind: ColumnKind, title: String? = nil, expression: String? = nil,
        isHidden: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.title = title ?? name.replacing("_", with: " ")
        self.expression = expression
        self.isHidden = isHidden
    }

    /// What a condition or an order compares.
    var operand: String { expression ?? name }

    /// What the select list says.
    var selected: String { expression.map { "\($0) as \(name)" } ?? name }
}
