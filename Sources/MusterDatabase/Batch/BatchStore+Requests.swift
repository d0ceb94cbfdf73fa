import PostgresClient

extension BatchStore {
    /// The last row of the audit trail, to know what comes after it; 0 when there is none.
    public func lastCollection() async throws -> Int64 {
        try await connection.query(
            "select coalesce(max(collection_id), 0) as id from batch.collection_log"
        ).value(as: Int64.self)
    }

    /// How many sources of a cluster are asked for or being collected.
    public func pendingCollections(cluster: String) async throws -> Int {
        try await connection.query(
            """
            select count(*) from batch.cluster_source as s
            join batch.cluster as c on c.cluster_id = s.cluster_id
            where c.name = \(cluster) and (s.requested_at is not null or s.leased_by is not null)
            """
        ).value(as: Int.self)
    }
}
