extension VerbRegistry {
    /// Every verb of the program, in the order of the help.
    static let all = VerbRegistry([
        InstallVerb(), DoctorVerb(), StatusVerb(), WorkerVerb(), ScanVerb(), BottlenecksVerb(),
        QueryVerb(), SimulateVerb(), DiffVerb(), AskVerb(), JobsVerb(), QueuesVerb(),
        NodesVerb(), HistoryVerb(), AnalyzeVerb(), CollectVerb(), ImportAccountingVerb(),
        ExportVerb(), FingerprintVerb(), PrintSQLVerb(),
    ])
}
