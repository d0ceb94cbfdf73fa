extension VerbRegistry {
    /// Every verb of the program, in the order of the help.
    static let all = VerbRegistry([
        InstallVerb(), DoctorVerb(), StatusVerb(), WorkerVerb(), ServeVerb(), TokenVerb(),
        // advisor
        ScanVerb(), BottlenecksVerb(), QueryVerb(), SimulateVerb(), AdviseVerb(), DiffVerb(),
        AskVerb(),
        // batch
        JobsVerb(), QueuesVerb(), NodesVerb(), HistoryVerb(), AnalyzeVerb(), CollectVerb(),
        ImportAccountingVerb(), ExportVerb(),
        // metering
        UsageVerb(), RollupVerb(), BackfillVerb(), VerifyVerb(),
        // fleet and profiling
        HeartbeatVerb(), HostsVerb(), ClaimVerb(), ReleaseVerb(), WatchVerb(), SubmitVerb(),
        CommandsVerb(), ExecutionsVerb(),
        // without a database
        FingerprintVerb(), PrintSQLVerb(),
    ])
}
