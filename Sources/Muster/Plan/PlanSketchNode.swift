/// A node of a plan with what `PlanSketch` needs of it.
struct PlanSketchNode {
    var type = ""
    var relationship = ""
    var index: String?
    var rows = 0.0
    var totalCost = 0.0
    var children: [PlanSketchNode] = []
}
