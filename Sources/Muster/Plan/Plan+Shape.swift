extension Plan {
    /// Sixteen hex digits that are equal for plans of equal shape, in every process and release.
    ///
    /// The shape is, node by node in `EXPLAIN`'s order: depth, method (type, strategy, kind of join,
    /// direction, parallel or not), role below the parent, table, alias, index, CTE, function.
    /// Costs, rows, conditions and everything measured are no part of it, nor is the schema, which
    /// only `VERBOSE` shows.
    ///
    /// The digits are FNV-1a with 64 bits over those fields in UTF-8, each followed by a byte 0x1F,
    /// each node by 0x1E.
    public var shapeHash: String {
        var hash = FNV1a()
        for node in nodes {
            let relation = node.relation ?? ""
            for field in [
                String(node.depth), node.method, node.relationship?.rawValue ?? "",
                node.isCTE ? node.subplanName ?? "" : "", relation, node.alias ?? "",
                node.index ?? "", node.cte ?? "", node.function ?? "",
            ] {
                hash.add(field)
                hash.add(byte: 0x1F)
            }
            hash.add(byte: 0x1E)
        }
        return hash.digits
    }
}
