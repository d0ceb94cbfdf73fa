/// A cluster of which nothing is collected.
struct NothingEnabled: Reportable {
    let cluster: String

    var report: ErrorReport {
        ErrorReport(
            message: "nothing of \(cluster) is collected",
            detail: "No source of the cluster is enabled.",
            hint: "See batch.cluster_source and batch.set_source.")
    }
}
