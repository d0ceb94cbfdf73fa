import Muster
public import MusterDatabase
import SQLSyntax

/// Reads the statements for which indexes are to be chosen.
public struct WorkloadReader: Sendable {
    private let store: AdvisorStore

    /// A reader over the worker's connection.
    public init(_ store: AdvisorStore) {
        self.store = store
    }

    /// The statements of a text, without utility statements.
    ///
    /// What writes rows or locks them is read as the SELECT of those rows, because the login that
    /// explains may do neither.
    ///
    /// - Throws: `SQLSyntaxError` when the text is not SQL; the client's error.
    public func statements(of text: String) async throws -> [WorkloadStatement] {
        let path = try await store.currentSchemas()
        var statements: [WorkloadStatement] = []
        for (place, part) in try SQLSyntax.split(text).enumerated() {
            if let statement = try await read(
                String(part), number: Int64(place + 1), path, milliseconds: nil)
            {
                statements.append(statement)
            }
        }
        return statements
    }

    /// The statements that the statistics know, dearest first.
    ///
    /// - Parameter top: of how many, by time; nil for the setting `advisor.top_k`.
    /// - Returns: those whose text the parser takes.
    /// - Throws: the client's error.
    public func storedStatements(top: Int?) async throws -> [WorkloadStatement] {
        var statements: [WorkloadStatement] = []
        for entry in try await store.workload(top: top) {
            let known = entry.statement
            guard
                let text = try? SQLSyntax.substituting(known.structural, in: known.text),
                let statement = try await read(
                    text, number: known.statementID, known.searchPath,
                    milliseconds: entry.totalMilliseconds)
            else { continue }
            statements.append(statement)
        }
        return statements
    }

    private func read(
        _ text: String, number: Int64, _ path: [String], milliseconds: Double?
    ) async throws -> WorkloadStatement? {
        let parsed = try SQLSyntax.parse(text)
        guard parsed.kind.isPlannable else { return nil }
        let shape = SQLSyntax.shape(of: parsed)
        let names = shape.relationNames.map(\.description)
        let catalog = try await store.columns(of: names, searchPath: path)
        let resolved = shape.resolved(with: catalog)
        // The structural parameters are in the text already.
        let whole = StatementToPlan(
            statementID: number, text: text, relations: names, searchPath: path,
            shape: StoredShape(resolved, columns: SQLSyntax.names(in: parsed).columns))
        var rewriting = WorkloadStatement.Rewriting()
        rewriting.targets = Set(
            shape.relations.filter(\.isTarget).compactMap { catalog.resolved($0.relation) })
        var planned = whole
        var plannedShape = resolved
        do {
            let form = try PlannableForm(whole)
            if form.numbers != nil {
                let guarded = form.guarded(whole)
                planned = StatementToPlan(
                    statementID: number, text: form.text, relations: names, searchPath: path,
                    shape: guarded.shape)
                plannedShape = SQLSyntax.shape(of: form.parsed).resolved(with: catalog)
                rewriting.written = text
                rewriting.viewText = form.viewText
                rewriting.note = form.notes.first
            }
        } catch {
            rewriting.obstacle = error
        }
        var statement = WorkloadStatement(
            label: String(number), statement: planned, shape: plannedShape, catalog: catalog,
            totalMilliseconds: milliseconds)
        statement.rewriting = rewriting
        statement.constants = try constants(in: planned.text, catalog)
        return statement
    }

    /// What columns are compared with by equality, where that must hold for every row.
    ///
    /// A shape has no values, so they are what stands in the text where its normalised form has a
    /// parameter.
    private func constants(
        in text: String, _ catalog: CatalogColumns
    ) throws -> [WorkloadStatement.Constant] {
        let template = try SQLSyntax.normalize(text)
        guard
            let literals = try SQLSyntax.parameterLiterals(of: template.text, in: text),
            !literals.isEmpty
        else { return [] }
        let shape = SQLSyntax.shape(of: try SQLSyntax.parse(template.text)).resolved(with: catalog)
        return shape.predicates.compactMap { predicate in
            guard predicate.comparison == .equality, predicate.isConjunct, !predicate.isOuterJoin,
                [.where, .on].contains(predicate.clause), predicate.row == nil,
                case .parameter(let number) = predicate.comparand, let literal = literals[number],
                let column = predicate.operand.column?.name,
                let mention = predicate.operand.relation
            else { return nil }
            return WorkloadStatement.Constant(
                mention: mention, column: column, literal: literal)
        }
    }
}
