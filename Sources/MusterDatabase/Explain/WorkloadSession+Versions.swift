import PostgresClient

extension WorkloadSession {
    /// What every plan of this session depends on, whatever the statement.
    public struct Environment: Sendable {
        /// A hash of the planner's settings, the server's and HypoPG's version, and the login.
        public let version: String
        /// The server's day, on which the plan of a condition on `now()` depends.
        public let day: String
    }

    /// What every plan depends on.
    public func environment() async throws -> Environment {
        let row = try await rows(
            """
            select pg_catalog.md5(pg_catalog.concat_ws(
                       '|', current_user, pg_catalog.current_setting('server_version_num'),
                       (select e.extversion from pg_catalog.pg_extension as e
                        where e.extname = 'hypopg'),
                       (select pg_catalog.string_agg(
                            pg_catalog.concat_ws(' ', t.oid, t.spcoptions), ',' order by t.oid)
                        from pg_catalog.pg_tablespace as t),
                       (select pg_catalog.string_agg(s.name || ' ' || s.setting, ',' order by s.name)
                        from pg_catalog.pg_settings as s
                        where s.category like 'Query Tuning%'
                           or s.name in (
                               'work_mem', 'hash_mem_multiplier', 'max_parallel_workers',
                               'max_parallel_workers_per_gather', 'effective_io_concurrency',
                               'row_security', 'default_tablespace', 'TimeZone')))) as version,
                   current_date::text as day
            """
        ).first
        return Environment(
            version: try row?.decode("version") ?? "", day: try row?.decode("day") ?? "")
    }

    /// A hash of the sizes and statistics of tables and indexes.
    ///
    /// Sizes count in steps of a twentieth, so that a table that grows is not another one at every
    /// look; ANALYZE is asked for by the server when a tenth has changed.
    ///
    /// - Parameter relations: their oids.
    /// - Returns: by oid.
    /// - Throws: the client's error.
    public func versions(of relations: [Int64]) async throws -> [Int64: String] {
        var versions: [Int64: String] = [:]
        for row in try await rows(
            """
            select c.oid::bigint as relid,
                   pg_catalog.md5(pg_catalog.concat_ws(
                       '|', c.reltuples < 0, round(ln(greatest(c.reltuples, 1)) * 20),
                       round(ln(greatest(c.relpages, 1)) * 20),
                       round(ln(greatest(pg_catalog.pg_relation_size(c.oid) / 8192, 1)) * 20),
                       round(c.relallvisible * 20.0 / greatest(c.relpages, 1)),
                       coalesce(
                           (select pg_catalog.string_agg(
                                pg_catalog.md5(s::text), '' order by s.attname, s.inherited)
                            from pg_catalog.pg_stats as s
                            where s.schemaname = n.nspname
                              and s.tablename = c.relname),
                           -- What this login may not see was taken at these times.
                           (select pg_catalog.concat_ws(' ', t.last_analyze, t.last_autoanalyze)
                            from pg_catalog.pg_stat_all_tables as t
                            where t.relid = c.oid)),
                       (select pg_catalog.string_agg(
                            pg_catalog.md5(x::text), '' order by x.statistics_name)
                        from pg_catalog.pg_stats_ext as x
                        where x.schemaname = n.nspname
                          and x.tablename = c.relname))) as version
            from pg_catalog.unnest(\(relations)::bigint[]) as w (relid)
            join pg_catalog.pg_class as c on c.oid = w.relid::oid
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            """)
        {
            versions[try row.decode("relid")] = try row.decode("version")
        }
        return versions
    }
}
