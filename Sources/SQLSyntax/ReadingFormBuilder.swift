internal import Muster

/// Writes the SELECT that does the reading of a statement that writes or locks rows.
///
/// It puts together tokens of the statement and never characters. What comes out is parsed and looked
/// at again, so that a statement that is cut wrongly ends without a SELECT and not with one that writes.
struct ReadingFormBuilder {
    private let bytes: [UInt8]
    private let tokens: [Token]
    /// What stands for the rows of the target.
    private let row: String
    /// Whether a SELECT took the place of a part in WITH.
    private var changesNested = false
    /// Names of such parts; each has to be read, or the planner leaves it out.
    private var replaced: [String] = []

    /// A range of tokens.
    private typealias Part = Range<Int>

    init(_ statement: ParsedStatement, row: String) throws(SQLSyntaxError) {
        self.row = row
        bytes = statement.text
        tokens = try CText.with(bytes) { (text) throws(SQLSyntaxError) in
            try ScanResult(text).tokens(of: text)
        }.filter { $0.kind != .comment && !$0.isSymbol(";") }
    }

    /// The text of the SELECT, without row locks.
    mutating func build() throws(Failure) -> (text: String, omission: ReadingForm.Omission) {
        let whole = 0..<tokens.count
        let (prefix, main) = try withClause(whole)
        let body: String
        let omission: ReadingForm.Omission
        switch word(main.lowerBound) {
        case "update":
            (body, omission) = (try update(main, returning: false), .change)
        case "delete":
            (body, omission) = (try delete(main, returning: false), .change)
        case "merge":
            (body, omission) = (try merge(main), .change)
        case "insert":
            (body, omission) = (try insert(main), .insertion)
        default:
            (body, omission) = (text(main), changesNested ? .nestedChange : .locks)
        }
        return (prefix + body, omission)
    }

    /// Names of the parts in WITH whose place a SELECT took.
    var replacedNames: [String] { replaced }

    /// Why no SELECT came of it.
    struct Failure: Error {
        let obstacle: ReadingForm.Obstacle
    }

    // MARK: The statements

    private func update(_ part: Part, returning: Bool) throws(Failure) -> String {
        let target = try relation(from: part.lowerBound + 1, in: part, before: ["set"])
        guard word(target.part.upperBound) == "set" else { throw Failure(obstacle: .other) }
        let list = target.part.upperBound + 1..<part.upperBound
        let clauses = clauses(list, ["from", "where", "returning"])
        guard let assignments = clauses[""] else { throw Failure(obstacle: .other) }
        var outputs = ["\(target.alias).\(row)"]
        for assignment in split(assignments) {
            if let output = subquery(of: assignment) { outputs.append(output) }
        }
        return try select(
            outputs, returning ? clauses["returning"] : nil, wantsRows: returning, target.part,
            clauses["from"], clauses["where"])
    }

    private func delete(_ part: Part, returning: Bool) throws(Failure) -> String {
        guard word(part.lowerBound + 1) == "from" else { throw Failure(obstacle: .other) }
        let ends: Set<String> = ["using", "where", "returning"]
        let target = try relation(from: part.lowerBound + 2, in: part, before: ends)
        let clauses = clauses(
            target.part.upperBound..<part.upperBound, ["using", "where", "returning"])
        return try select(
            ["\(target.alias).\(row)"], returning ? clauses["returning"] : nil,
            wantsRows: returning,
            target.part, clauses["using"], clauses["where"])
    }

    private func select(
        _ outputs: [String], _ returning: Part?, wantsRows: Bool, _ target: Part, _ from: Part?,
        _ condition: Part?
    ) throws(Failure) -> String {
        // What it gives back is all that the rest of the statement sees of a part in WITH.
        if wantsRows, returning == nil { throw Failure(obstacle: .nested) }
        if let condition, word(condition.lowerBound) == "current",
            word(condition.lowerBound + 1) == "of"
        {
            throw Failure(obstacle: .cursor)
        }
        return "select " + (returning.map(text) ?? outputs.joined(separator: ", ")) + " from "
            + text(target) + (from.map { ", " + text($0) } ?? "")
            + (condition.map { " where " + text($0) } ?? "")
    }

    private func insert(_ part: Part) throws(Failure) -> String {
        guard word(part.lowerBound + 1) == "into" else { throw Failure(obstacle: .other) }
        var start = try name(from: part.lowerBound + 2, in: part)
        if word(start) == "as" { start += 2 }
        if start < part.upperBound, tokens[start].isSymbol("("), !beginsQuery(start + 1) {
            start = try closing(start, in: part) + 1
        }
        if word(start) == "overriding" { start += 3 }
        if word(start) == "default", word(start + 1) == "values" {
            throw Failure(obstacle: .valuesOnly)
        }
        guard start < part.upperBound else { throw Failure(obstacle: .other) }
        var end = part.upperBound
        for index in outermost(start..<part.upperBound) {
            let isConflict =
                word(index) == "on" && word(index + 1) == "conflict"
                && (["do", "on"].contains(word(index + 2))
                    || index + 2 < tokens.count && tokens[index + 2].isSymbol("("))
            if isConflict || word(index) == "returning" {
                end = index
                break
            }
        }
        let query = start..<end
        let reads = query.contains { word($0) == "select" || word($0) == "table" }
        if word(start) == "values", !reads { throw Failure(obstacle: .valuesOnly) }
        // A SELECT takes one WITH clause only, be there brackets around the second.
        return word(start) == "with"
            ? "select * from (" + text(query) + ") as muster_rows" : text(query)
    }

    private func merge(_ part: Part) throws(Failure) -> String {
        guard word(part.lowerBound + 1) == "into" else { throw Failure(obstacle: .other) }
        let target = try relation(from: part.lowerBound + 2, in: part, before: ["using"])
        guard word(target.part.upperBound) == "using" else { throw Failure(obstacle: .other) }
        let rest = target.part.upperBound + 1..<part.upperBound
        guard let end = outermost(rest).first(where: { word($0) == "when" }),
            let on = outermost(rest.lowerBound..<end).last(where: { word($0) == "on" })
        else { throw Failure(obstacle: .other) }
        // A row of the source without a partner is inserted, if anything is done with it.
        let isOuter = (end..<part.upperBound).contains {
            word($0) == "not" && word($0 + 1) == "matched"
        }
        return "select \(target.alias).\(row) from " + text(rest.lowerBound..<on)
            + (isOuter ? " left join " : " join ") + text(target.part) + " on "
            + text(on + 1..<end)
    }

    // MARK: WITH

    /// The WITH clause with SELECTs in the place of the parts that write, and what follows it.
    private mutating func withClause(_ part: Part) throws(Failure) -> (prefix: String, rest: Part) {
        guard word(part.lowerBound) == "with" else { return ("", part) }
        var index = part.lowerBound + 1
        if word(index) == "recursive" { index += 1 }
        var result = text(part.lowerBound..<index) + " "
        while index < part.upperBound {
            let head = index
            let nameIndex = index
            index += 1
            if index < part.upperBound, tokens[index].isSymbol("(") {
                index = try closing(index, in: part) + 1
            }
            let columns = head..<index
            guard word(index) == "as" else { throw Failure(obstacle: .other) }
            let how = index
            index += 1
            if word(index) == "not" { index += 1 }
            if word(index) == "materialized" { index += 1 }
            guard index < part.upperBound, tokens[index].isSymbol("(") else {
                throw Failure(obstacle: .other)
            }
            let end = try closing(index, in: part)
            if let body = try nested(index + 1..<end) {
                changesNested = true
                replaced.append(identifier(nameIndex))
                // Rows that are changed are always kept for the rest of the statement.
                result += text(columns) + " as materialized (" + body + ")"
            } else {
                result += text(columns) + " " + text(how..<end + 1)
            }
            index = end + 1
            guard index < part.upperBound else { throw Failure(obstacle: .other) }
            if tokens[index].isSymbol(",") {
                result += ", "
                index += 1
                continue
            }
            // SEARCH and CYCLE stand between the part and what follows.
            if word(index) == "search" || word(index) == "cycle" {
                throw Failure(obstacle: .other)
            }
            return (result + " ", index..<part.upperBound)
        }
        throw Failure(obstacle: .other)
    }

    /// The SELECT for a part in WITH that writes; nil when it only reads.
    private mutating func nested(_ part: Part) throws(Failure) -> String? {
        let verbs: Set<String> = ["update", "delete", "insert", "merge"]
        guard part.contains(where: { verbs.contains(word($0)) && isVerb($0, in: part) }) else {
            return nil
        }
        let (prefix, main) = try withClause(part)
        switch word(main.lowerBound) {
        case "update": return prefix + (try update(main, returning: true))
        case "delete": return prefix + (try delete(main, returning: true))
        case "insert", "merge": throw Failure(obstacle: .nested)
        default: return nil
        }
    }

    /// Whether a word begins a statement: the first of the part, or after a WITH clause.
    private func isVerb(_ index: Int, in part: Part) -> Bool {
        index == part.lowerBound
            || word(part.lowerBound) == "with" && tokens[index - 1].isSymbol(")")
    }

    // MARK: Tokens

    /// A table that is written, with its alias, and what columns of it are called by.
    private func relation(
        from start: Int, in part: Part, before ends: Set<String>
    ) throws(Failure) -> (part: Part, alias: String) {
        var index = start
        if word(index) == "only" { index += 1 }
        let isBracketed = index < part.upperBound && tokens[index].isSymbol("(")
        if isBracketed { index += 1 }
        index = try name(from: index, in: part)
        var alias = text(index - 1..<index)
        if isBracketed { index += 1 }
        if index < part.upperBound, tokens[index].isSymbol("*") { index += 1 }
        if word(index) == "as" { index += 1 }
        if index < part.upperBound, tokens[index].isName,
            word(index - 1) == "as" || !ends.contains(word(index))
        {
            alias = text(index..<index + 1)
            index += 1
        }
        guard index <= part.upperBound else { throw Failure(obstacle: .other) }
        return (start..<index, alias)
    }

    /// Index of what follows a name with its qualifiers.
    private func name(from start: Int, in part: Part) throws(Failure) -> Int {
        var index = start
        while index < part.upperBound, tokens[index].isName {
            guard index + 1 < part.upperBound, tokens[index + 1].isSymbol(".") else {
                return index + 1
            }
            index += 2
        }
        throw Failure(obstacle: .other)
    }

    /// The parts that begin with these words, in this order, outside of brackets; what stands before
    /// the first is called "".
    private func clauses(_ part: Part, _ words: [String]) -> [String: Part] {
        var parts: [String: Part] = [:]
        var (current, start) = ("", part.lowerBound)
        var left = words[...]
        for index in outermost(part) {
            guard let place = left.firstIndex(of: word(index)),
                // `a is distinct from b`
                !(word(index) == "from" && index > part.lowerBound && word(index - 1) == "distinct")
            else { continue }
            parts[current] = start..<index
            (current, start) = (left[place], index + 1)
            left = left[(place + 1)...]
        }
        parts[current] = start..<part.upperBound
        return parts
    }

    /// The parts between the commas outside of brackets.
    private func split(_ part: Part) -> [Part] {
        var parts: [Part] = []
        var start = part.lowerBound
        for index in outermost(part) where tokens[index].isSymbol(",") {
            parts.append(start..<index)
            start = index + 1
        }
        return parts + [start..<part.upperBound]
    }

    /// What an assignment has to look up, as an output; nil when it reads no table.
    private func subquery(of assignment: Part) -> String? {
        guard let equals = outermost(assignment).first(where: { tokens[$0].isSymbol("=") }) else {
            return nil
        }
        let value = equals + 1..<assignment.upperBound
        guard value.contains(where: { word($0) == "select" }) else { return nil }
        let isRow =
            tokens[assignment.lowerBound].isSymbol("(") && tokens[value.lowerBound].isSymbol("(")
        if isRow, beginsQuery(value.lowerBound + 1) {
            // Several columns of one subquery are one value as a row.
            return "(select muster_row from " + text(value) + " as muster_row)"
        }
        return text(value)
    }

    /// Indexes of the tokens that are in no brackets and in no CASE.
    private func outermost(_ part: Part) -> [Int] {
        var depth = 0
        var indexes: [Int] = []
        for index in part {
            let token = tokens[index]
            if token.isSymbol(")") || token.isSymbol("]") || word(index) == "end" { depth -= 1 }
            if depth == 0 { indexes.append(index) }
            if token.isSymbol("(") || token.isSymbol("[") || word(index) == "case" { depth += 1 }
        }
        return indexes
    }

    /// Index of the bracket that closes the one at an index.
    private func closing(_ index: Int, in part: Part) throws(Failure) -> Int {
        var depth = 0
        for place in index..<part.upperBound {
            if tokens[place].isSymbol("(") { depth += 1 }
            if tokens[place].isSymbol(")") { depth -= 1 }
            if depth == 0 { return place }
        }
        throw Failure(obstacle: .other)
    }

    private func beginsQuery(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        switch word(index) {
        case "select", "with", "table": return true
        case "values": return index + 1 < tokens.count && tokens[index + 1].isSymbol("(")
        default: return tokens[index].isSymbol("(")
        }
    }

    /// An unquoted word in small letters; empty for everything else, and beyond the end.
    private func word(_ index: Int) -> String {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return "" }
        let token = tokens[index]
        return String(decoding: bytes[token.start..<token.end].map(\.lowercased), as: UTF8.self)
    }

    private func identifier(_ index: Int) -> String {
        guard tokens.indices.contains(index) else { return "" }
        let token = tokens[index]
        guard token.kind == .quotedIdentifier else { return word(index) }
        return String(decoding: bytes[token.start + 1..<token.end - 1], as: UTF8.self)
            .replacing("\"\"", with: "\"")
    }

    /// The text of tokens as it stands there, without clauses that lock rows.
    private func text(_ part: Part) -> String {
        var pieces: [UInt8] = []
        var index = part.lowerBound
        while index < part.upperBound {
            if let end = lockEnd(index), end <= part.upperBound {
                index = end
                continue
            }
            let token = tokens[index]
            if let last = pieces.last, last != UInt8(ascii: " "), index > part.lowerBound,
                tokens[index - 1].end < token.start
            {
                pieces.append(UInt8(ascii: " "))
            }
            pieces += bytes[token.start..<token.end]
            index += 1
        }
        return String(decoding: pieces, as: UTF8.self)
    }

    /// Index of what follows `for update of t skip locked` at an index; nil when there is none.
    private func lockEnd(_ start: Int) -> Int? {
        guard word(start) == "for" else { return nil }
        var index = start + 1
        if word(index) == "no" || word(index) == "key" {
            if word(index) == "no" { index += 1 }
            guard word(index) == "key" else { return nil }
            index += 1
        }
        guard word(index) == "update" || word(index) == "share" else { return nil }
        index += 1
        if word(index) == "of" {
            repeat {
                index += 2
                while tokens.indices.contains(index), tokens[index].isSymbol(".") { index += 2 }
            } while tokens.indices.contains(index) && tokens[index].isSymbol(",")
        }
        if word(index) == "nowait" { return index + 1 }
        if word(index) == "skip", word(index + 1) == "locked" { return index + 2 }
        return index
    }
}

extension Token {
    fileprivate var isName: Bool { kind == .word || kind == .quotedIdentifier }
}
