/// Nothing is collected yet.
struct NoCluster: Reportable {
    var report: ErrorReport {
        ErrorReport(
            message: "there is no cluster yet",
            hint: "Add one: select batch.add_cluster('north', 'openpbs', 'Europe/Vienna');")
    }
}
