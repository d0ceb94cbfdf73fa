import Muster

/// The workers did not answer in time.
struct NobodyCollects: Reportable {
    let patience: Duration

    var report: ErrorReport {
        let seconds = Int(patience / .seconds(1))
        return ErrorReport(
            message: "no worker has collected it within \(seconds) s",
            detail: "The request stays; the next worker takes it.",
            hint: "Start one with muster worker, or run the commands here: muster collect --here.")
    }
}
