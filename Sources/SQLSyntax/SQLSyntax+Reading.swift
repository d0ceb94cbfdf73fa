public import Muster

extension SQLSyntax {
    /// The SELECT that does the reading of a statement.
    ///
    /// `update orders o set state = $1 where o.id = $2` gives `select o.ctid from orders o where
    /// o.id = $1`. Of assignments only those are kept that look something up. `ctid` stands for the
    /// rows: with it the planner has to find them in the table, as it has to for changing them.
    ///
    /// - Parameter statement: one that can be planned.
    /// - Returns: the SELECT, that none is needed, or why there is none.
    public static func readingForm(of statement: ParsedStatement) -> ReadingForm {
        let shape = shape(of: statement)
        let locks = lockCount(statement)
        if statement.kind == .select, !shape.writes, locks == 0 { return .asWritten }
        do {
            var builder = try ReadingFormBuilder(statement, row: "ctid")
            let built = try builder.build()
            let numbered = try renumbered(built.text)
            var viewBuilder = try ReadingFormBuilder(statement, row: "*")
            let viewText = try renumbered(viewBuilder.build().text).text
            let result = try parse(numbered.text)
            guard result.kind == .select, !SQLSyntax.shape(of: result).writes,
                lockCount(result) == 0,
                Set(builder.replacedNames).isSubset(of: namesRead(in: result))
            else { return .none(builder.replacedNames.isEmpty ? .other : .nested) }
            return .select(
                ReadingForm.Select(
                    text: numbered.text, viewText: viewText, parameters: numbered.numbers,
                    omission: built.omission))
        } catch let failure as ReadingFormBuilder.Failure {
            return .none(failure.obstacle)
        } catch {
            return .none(.other)
        }
    }

    private static func lockCount(_ statement: ParsedStatement) -> Int {
        let tree = statement.tree
        return tree.entries.indices.count {
            tree.entries[$0].kind == .object && tree.entries[$0].key == Key.lockingClauseNode.hash
        }
    }

    /// The relations and common table expressions that are read, by plain name.
    private static func namesRead(in statement: ParsedStatement) -> Set<String> {
        let tree = statement.tree
        return Set(
            tree.entries.indices.compactMap { node in
                guard tree.entries[node].kind == .object,
                    tree.entries[node].key == Key.rangeVar.hash,
                    tree.field(node, .schemaName) == nil
                else { return nil }
                return tree.string(node, .relname)
            })
    }
}
