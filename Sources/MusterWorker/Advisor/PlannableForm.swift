import Muster
import MusterDatabase
import SQLSyntax

/// What is planned, and may be run on copies, in the place of a stored statement.
struct PlannableForm: Sendable {
    /// One SELECT without row locks.
    let text: String
    /// The same when a relation that it changes is a view; nil when it changes none.
    let viewText: String?
    /// The SELECT as it was parsed.
    let parsed: ParsedStatement
    /// The number that each parameter has in the stored statement: that of `$1` first; nil when they
    /// are the same.
    let numbers: [Int]?
    /// What the reader of the plan should know.
    let notes: [String]

    /// Puts structural parameters back as literals, because an index on `payload ->> 'device'` cannot
    /// match `payload ->> $1`, and replaces what writes by a SELECT of the rows.
    ///
    /// - Throws: `ExplainRefusal` when there is no such SELECT.
    init(_ statement: StatementToPlan) throws(ExplainRefusal) {
        do {
            let whole = try SQLSyntax.substituting(statement.structural, in: statement.text)
            let parsed = try SQLSyntax.parse(whole)
            switch SQLSyntax.readingForm(of: parsed) {
            case .asWritten:
                (text, viewText, self.parsed, numbers, notes) = (whole, nil, parsed, nil, [])
            case .select(let select):
                (text, viewText) = (select.text, select.viewText)
                self.parsed = try SQLSyntax.parse(select.text)
                (numbers, notes) = (select.parameters, [select.omission.rawValue])
            case .none(let obstacle):
                throw ExplainRefusal.nothingToPlan(obstacle.rawValue)
            }
        } catch let refusal as ExplainRefusal {
            throw refusal
        } catch {
            throw ExplainRefusal.failed(sqlState: "42601")
        }
    }

    /// The statement with the names that the SELECT uses, for the guard to look at.
    func guarded(_ statement: StatementToPlan) -> StatementToPlan {
        guard numbers != nil else { return statement }
        let names = SQLSyntax.names(in: parsed)
        var statement = statement
        statement.shape?.functions = names.functions.map(\.description)
        statement.shape?.operators = names.operators.map(\.description)
        statement.shape?.types = names.types.map(\.description)
        statement.shape?.columns = names.columns
        return statement
    }

    /// The number that a parameter of the SELECT has in the stored statement.
    func number(of parameter: Int) -> Int { numbers.map { $0[parameter - 1] } ?? parameter }

    /// What was taken for granted of parameters: their types by number in the SELECT.
    func notes(guessing types: [Int: String]) -> [String] {
        notes
            + types.sorted { $0.key < $1.key }.map { number, type in
                "what type $\(self.number(of: number)) has cannot be told; it was taken to be \(type)"
            }
    }
}
