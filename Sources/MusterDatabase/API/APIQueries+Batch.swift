public import PostgresClient

extension APIQueries {
    /// What happened to a job, oldest first.
    public static func jobHistory(
        _ db: isolated PostgresConnection, cluster: String, job: String
    ) throws -> String {
        try array(
            db,
            """
            select cluster_name, scheduler_job_id, created_at, event, occurred_at, observed_at,
                   lasted_for, detail
            from batch.job_history(\(job), \(cluster))
            """)
    }

    /// Asks a worker to collect from a cluster now.
    public static func requestCollection(
        _ db: isolated PostgresConnection, cluster: String, source: String?
    ) throws -> String {
        try document(
            db,
            """
            select json_build_object(
                'requested', batch.request_collection(\(cluster), \(source as String?)))
            """)
    }
}
