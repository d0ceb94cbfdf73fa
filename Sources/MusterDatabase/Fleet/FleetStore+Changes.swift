public import PostgresClient

extension FleetStore {
    /// How many changes are read at once.
    public static let changeBatch = 1_000

    /// A place in the stream of changes.
    ///
    /// Ids are given before a transaction commits, so they are not the order in which changes become
    /// visible. The order is that of the transactions, and only those are read that are older than
    /// every transaction that still runs: nothing can appear before a place that was passed.
    public struct ChangePlace: Sendable, Hashable {
        let generation: Int
        let transaction: String
        let eventID: Int64
    }

    /// Where the stream is now: what is told from now on lies behind it.
    public func presentPlace() async throws -> ChangePlace {
        try await connection.query(
            """
            select coalesce((select max(generation) from muster.event_generation), 0) as generation,
                   pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text as written_by,
                   0::bigint as event_id
            """
        ).only().changePlace()
    }

    /// The place of an event; nil when it is not kept any more.
    public func place(ofEvent eventID: Int64) async throws -> ChangePlace? {
        try await connection.query(
            """
            select generation, written_by::text, event_id
              from muster.event
             where event_id = \(eventID)::bigint
            """
        ).first?.changePlace()
    }

    /// The next changes of claims and hosts in pools, with the state that the host is in now.
    ///
    /// - Parameter place: behind which to read; moved behind what was read.
    /// - Returns: rows; `changeBatch` of them when there may be more.
    /// - Throws: `PostgresError`.
    public func changes(behind place: inout ChangePlace) async throws -> Rows {
        let rows = try await connection.query(
            """
            select e.event_id, e.occurred_at, v.hostname, v.pool, v.status, v.holder, v.claim_id,
                   e.subject = '*' as read_all_again, e.generation, e.written_by::text
              from muster.event as e
              left join fleet.stat_vm as v
                on v.id::text = e.subject
             where e.topic = 'fleet_vm'
               and (e.generation, e.written_by, e.event_id)
                   > (\(place.generation)::integer, \(place.transaction)::xid8,
                      \(place.eventID)::bigint)
               and (e.generation < (select max(g.generation) from muster.event_generation as g)
                    or e.written_by < pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot()))
             order by e.generation, e.written_by, e.event_id
             limit \(Self.changeBatch)
            """)
        if let last = rows.last { place = try last.changePlace() }
        return rows
    }
}

extension Row {
    fileprivate func changePlace() throws -> FleetStore.ChangePlace {
        FleetStore.ChangePlace(
            generation: try decode("generation"), transaction: try decode("written_by"),
            eventID: try decode("event_id"))
    }
}
