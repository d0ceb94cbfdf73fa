internal import Muster

/// The FROM items of one block that a name can refer to.
struct Scope {
    let block: Int
    /// The sources that unqualified names can belong to, in order of appearance.
    private(set) var visible: [ColumnSource] = []
    /// The sources by the name that qualifies their columns.
    ///
    /// `a.t` and `b.t` have the same name, so that only the schema tells them apart.
    private var names: [String: [ColumnSource]] = [:]

    init(block: Int) {
        self.block = block
    }

    /// The sources that a qualifier can mean.
    subscript(name: String) -> [ColumnSource] { names[name] ?? [] }

    mutating func add(_ source: ColumnSource, name: String?) {
        visible.append(source)
        addName(source, name)
    }

    /// Adds a source whose columns need a qualifier.
    mutating func addName(_ source: ColumnSource, _ name: String?) {
        if let name { names[name, default: []].append(source) }
    }

    /// Takes back the sources from an index on: a join with an alias hides them.
    mutating func hide(from index: Int, names hidden: [String]) -> [ColumnSource] {
        let members = Array(visible[index...])
        visible.removeSubrange(index...)
        for name in hidden { names[name] = nil }
        return members
    }

    /// Sees only the sources from an index on, as the condition of a join does.
    mutating func narrow(from index: Int) -> [ColumnSource] {
        let all = visible
        visible = Array(all[index...])
        return all
    }

    mutating func widen(to all: [ColumnSource]) {
        visible = all
    }
}
