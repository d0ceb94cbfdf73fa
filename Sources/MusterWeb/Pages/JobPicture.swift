import MusterDatabase

/// A job as large figures and sentences.
enum JobPicture {
    /// The job.
    @Sendable
    static func job(_ table: ListTable) -> HTML {
        let states = ["state", "outcome"].compactMap { table.text($0) }.map { Badge.state($0) }
        let quality = table.text("quality").map { Badge.chip("known: \($0)") }
        let notes = ["comment", "exec_vnode", "depend"].compactMap { name -> HTML? in
            guard let value = table.text(name), let column = table.definition.column(name) else {
                return nil
            }
            return "<p class=\"note\">\(column.title): \(value)</p>"
        }
        return """
            <p><strong>\(table.text("name") ?? "")</strong> <code>\(table.text("job") ?? "")</code> \
            \(states)\(quality)</p>\
            <p class="note">of \(table.text("user_name") ?? "nobody known") in queue \
            \(table.text("queue") ?? "unknown") on \(table.text("cluster") ?? "")</p>\
            \(Figures.html(table, ["waited_for", "ran_for", "walltime", "nodes", "cores", "gpus", "memory", "exit_status", "runs"]))\
            \(notes)
            """
    }
}
