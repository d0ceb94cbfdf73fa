/// What a node does, apart from how.
enum PlanWork: String {
    case scan, index, bitmap, join, aggregate, sort, append, gather, other
}

extension PlanNode {
    var work: PlanWork {
        switch type {
        case .bitmapIndexScan: .index
        case .bitmapAnd, .bitmapOr: .bitmap
        case .subqueryScan: .other
        case .nestedLoop, .mergeJoin, .hashJoin: .join
        case .aggregate, .group, .unique: .aggregate
        case .sort, .incrementalSort: .sort
        case .append, .mergeAppend: .append
        case .gather, .gatherMerge: .gather
        default: leafName != nil ? .scan : .other
        }
    }

    /// The name by which the query knows what a scan reads; nil for everything else.
    var leafName: String? {
        guard type.isScan, type != .subqueryScan, type != .bitmapIndexScan else { return nil }
        return alias ?? relation ?? cte ?? function
    }

    /// An InitPlan, a CTE or a SubPlan: beside the parent's inputs.
    var isSubplan: Bool { relationship == .initPlan || relationship == .subPlan }

    /// The node belongs to its parent and says nothing of its own.
    var isAccessory: Bool {
        type == .hash || type == .bitmapIndexScan || type == .bitmapAnd || type == .bitmapOr
    }
}
