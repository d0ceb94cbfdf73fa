public import Muster

/// Exactly one statement as the parser of PostgreSQL understands it.
///
/// It holds the parse tree and with it the literals, so it is not for keeping or printing.
public struct ParsedStatement: Sendable {
    /// What the statement does.
    public let kind: StatementKind
    let tree: SyntaxTree
    /// The text as it was parsed: with blanks for comments.
    let text: [UInt8]
    /// The fields of the statement's node.
    let fields: SyntaxTree.Node
    /// An upper bound for the nesting of the tree.
    let nesting: Int

    init(_ text: borrowing CText) throws(SQLSyntaxError) {
        let passed = try TextGate.pass(text)
        nesting = passed.nesting
        if let blanked = passed.blanked {
            self.text = blanked
            tree = try Self.tree(blanked: blanked, text, nesting: nesting)
        } else {
            self.text = Array(text.bytes)
            tree = try Self.tree(of: text, nesting: nesting)
        }
        let statements = tree.list(SyntaxTree.root, .statements)
        guard let first = statements.first else { throw .empty }
        guard statements.count == 1 else { throw .multipleStatements(count: statements.count) }
        guard let wrapped = tree.field(first, .statement),
            let (node, fields) = tree.unwrapped(wrapped)
        else { throw .invalid(reason: "the parse tree could not be read", position: 0) }
        self.fields = fields
        kind = StatementNaming.kind(of: node, nodeName: tree.name(of: fields))
    }

    private static func tree(
        of text: borrowing CText, nesting: Int
    ) throws(SQLSyntaxError) -> SyntaxTree {
        // The closure captures the plain pointer, because a noncopyable value cannot be captured.
        let pointer = text.pointer
        let count = text.count
        let result = DeepStack.run(needing: DeepStack.bytes(forParsing: nesting)) {
            Result { () throws(SQLSyntaxError) -> SyntaxTree in
                try ParseResult(CText(pointer: pointer, count: count)).tree()
            }
        }
        guard let result else { throw .nestedTooDeeply }
        return try result.get()
    }

    private static func tree(
        blanked: [UInt8], _ text: borrowing CText, nesting: Int
    ) throws(SQLSyntaxError) -> SyntaxTree {
        do {
            return try CText.with(blanked) { (blanked) throws(SQLSyntaxError) in
                try tree(of: blanked, nesting: nesting)
            }
        } catch .invalid(let reason, let position) where position > 0 {
            // A character of several bytes became several blanks.
            let offset = String(decoding: blanked, as: UTF8.self).unicodeScalars
                .prefix(position - 1).reduce(0) { $0 + UTF8.width($1) }
            let before = text.substring(0..<min(offset, text.count)).unicodeScalars.count
            throw .invalid(reason: reason, position: before + 1)
        }
    }
}

extension ParsedStatement: CustomStringConvertible {
    /// The kind only; the tree holds literals.
    public var description: String { kind.description }
}

extension ParsedStatement: CustomDebugStringConvertible, CustomReflectable {
    /// The kind only; the tree holds literals.
    public var debugDescription: String { kind.description }

    /// Shows the kind only; the tree holds literals.
    public var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}
