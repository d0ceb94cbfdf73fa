import Muster
import MusterDatabase
import SQLSyntax

/// Finds the literals that are part of a statement's structure: the key in `payload ->> $1`.
///
/// The server's statistics have lost them, but a session that runs the statement right now still shows
/// its text. Only keys of JSON paths are taken, and only such as look like a name: they are schema, not
/// data, and they end up in the definition of an index. Everything else of the text is dropped.
struct ExpressionResolver: Sendable {
    let store: AdvisorStore

    /// Operators whose right side is a key or a path.
    private static let pathOperators: Set<String> = ["->", "->>", "#>", "#>>"]
    /// Longer keys are more likely data.
    private static let longestKey = 63

    /// Resolves what can be resolved now; returns how many predicates were.
    func resolveAll() async throws -> Int {
        var resolved = 0
        for example in try await store.expressionExamples() {
            guard let found = Self.literals(of: example.normalized, in: example.example) else {
                continue
            }
            resolved += try await store.resolveExpressions(
                of: example.statementID, expressions: found.expressions,
                structural: found.structural)
        }
        return resolved
    }

    /// What a text with literals says about the expressions of a normalised one.
    ///
    /// - Returns: the expressions with and without parameters, and the literals by parameter; nil when
    ///   the two are not the same statement, or nothing was learnt.
    static func literals(
        of normalized: String, in example: String
    ) -> (expressions: [String: String], structural: [Int: String])? {
        guard let known = try? SQLSyntax.fingerprint(normalized),
            let seen = try? SQLSyntax.fingerprint(example), known == seen,
            let template = try? SQLSyntax.shape(of: SQLSyntax.parse(normalized)),
            let actual = try? SQLSyntax.shape(of: SQLSyntax.parse(example)),
            template.predicates.count == actual.predicates.count
        else { return nil }
        var expressions: [String: String] = [:]
        var structural: [Int: String] = [:]
        for (left, right) in zip(template.predicates, actual.predicates) {
            guard left.operand.hasParameter, isPath(left.operand), right.operand.indexKey != nil,
                let literals = try? SQLSyntax.parameterLiterals(
                    of: left.operand.text, in: right.operand.text),
                literals.values.allSatisfy(isName)
            else { continue }
            expressions[left.operand.text] = right.operand.text
            structural.merge(literals) { first, _ in first }
        }
        return expressions.isEmpty ? nil : (expressions, structural)
    }

    private static func isPath(_ operand: Operand) -> Bool {
        operand.wrappers.allSatisfy { wrapper in
            switch wrapper {
            case .operator(let name): pathOperators.contains(name.name)
            case .cast: true
            case .function, .collation, .other: false
            }
        }
    }

    /// `'device'` or `'{a,b}'`: quoted, without anything that would need an escape, and not long.
    private static func isName(_ literal: String) -> Bool {
        let inner = literal.dropFirst().dropLast()
        return literal.hasPrefix("'") && literal.hasSuffix("'") && !inner.isEmpty
            && inner.utf8.count <= longestKey
            && inner.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "_-.,{} ".unicodeScalars.contains(scalar)
            }
    }
}
