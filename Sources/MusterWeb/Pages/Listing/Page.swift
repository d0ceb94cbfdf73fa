/// A page before anything of it was read.
struct Page: Sendable {
    /// The heading.
    let title: String
    /// One sentence on what it answers.
    var intro: HTML = ""
    /// What is on it, in order.
    var blocks: [Block]

    init(_ title: String, intro: HTML = "", _ blocks: [Block]) {
        self.title = title
        self.intro = intro
        self.blocks = blocks
    }

    /// The lists, in order.
    var panels: [Panel] {
        blocks.compactMap { block in
            if case .panel(let panel) = block { return panel }
            return nil
        }
    }
}
