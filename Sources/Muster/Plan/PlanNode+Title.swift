extension PlanNode {
    /// The node as `EXPLAIN` names it: `Parallel Seq Scan on orders o`, `Hash Left Join`.
    public var title: String {
        if let index, type == .bitmapIndexScan {
            return "\(method) on \(SQLIdentifier.quoted(index))"
        }
        let access = index.map { "\(method) using \(SQLIdentifier.quoted($0))" } ?? method
        return target.map { "\(access) on \($0)" } ?? access
    }

    /// How the node works, without what it works on: `Parallel Seq Scan`, `HashAggregate`.
    public var method: String {
        var name: String
        switch type {
        case .modifyTable:
            name = operation ?? type.rawValue
        case .aggregate:
            switch strategy {
            case "Sorted": name = "GroupAggregate"
            case "Hashed": name = "HashAggregate"
            case "Mixed": name = "MixedAggregate"
            default: name = "Aggregate"
            }
            if let partialMode, partialMode != "Simple" { name = "\(partialMode) \(name)" }
        case .setOp:
            name = strategy == "Hashed" ? "HashSetOp" : "SetOp"
            if let command { name += " \(command)" }
        case .nestedLoop:
            name = isInnerJoin ? "Nested Loop" : "Nested Loop \(joinType ?? "") Join"
        case .hashJoin:
            name = isInnerJoin ? "Hash Join" : "Hash \(joinType ?? "") Join"
        case .mergeJoin:
            name = isInnerJoin ? "Merge Join" : "Merge \(joinType ?? "") Join"
        case .foreignScan:
            name = operation.map { $0 == "Select" ? "Foreign Scan" : "Foreign \($0)" } ?? "Foreign Scan"
        case .customScan:
            name = customProvider.map { "Custom Scan (\($0))" } ?? "Custom Scan"
        default:
            name = type.rawValue
        }
        if scanDirection == "Backward" { name += " Backward" }
        if isParallelAware { name = "Parallel \(name)" }
        if isAsyncCapable { name = "Async \(name)" }
        return name
    }

    private var isInnerJoin: Bool { joinType == nil || joinType == "Inner" }

    /// What the node reads or modifies, as `EXPLAIN` names it: `public.orders o`.
    private var target: String? {
        let source =
            relation ?? function ?? cte ?? other["Table Function Name"]?.stringValue
            ?? other["Tuplestore Name"]?.stringValue
        guard let reference = alias ?? source else { return nil }
        guard let source else { return SQLIdentifier.quoted(reference) }
        var text = SQLIdentifier.quoted(source)
        if let schema { text = "\(SQLIdentifier.quoted(schema)).\(text)" }
        return reference == source ? text : "\(text) \(SQLIdentifier.quoted(reference))"
    }
}
