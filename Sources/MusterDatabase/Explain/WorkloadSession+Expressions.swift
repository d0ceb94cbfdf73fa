public import Muster
import PostgresClient

extension WorkloadSession {
    /// What is to be expected of an expression over one column.
    ///
    /// It is computed for the values that the planner's statistics have of the column, some hundred;
    /// the table is not read. Only for expressions that HypoPG took for an index, so that they are
    /// immutable, and of statements that were prepared here, so that the guard has seen their
    /// functions.
    ///
    /// - Parameters:
    ///   - expression: as it stands in `CREATE INDEX`.
    ///   - column: the only column in it.
    ///   - table: the table with its schema.
    ///   - statistics: those of the column.
    /// - Returns: nil when the statistics have no values, or the expression fails for one of them.
    /// - Throws: the client's error when the connection is lost.
    public func statistics(
        of expression: String, over column: String, in table: QualifiedName,
        _ statistics: ColumnStatistics
    ) async throws -> ColumnStatistics? {
        do {
            return try await guarded {
                guard let type = try await type(of: column, in: table),
                    let seen = try await rows(
                        Self.valueQuery(expression, column, table, type)
                    ).first,
                    try seen.decode("values", as: Double.self) > 0,
                    let kind = try await rows(Self.typeQuery(seen.decode("type"))).first
                else { return nil }
                let width: Double = try seen.decode("width")
                return ColumnStatistics(
                    // Short values are kept with one byte of length instead of four.
                    width: try kind.decode("is_variable") && width <= 130 ? width - 3 : width,
                    alignment: try kind.decode("alignment"),
                    distinct: ColumnStatistics.distinct(
                        among: statistics.distinct, seen: try seen.decode("values"),
                        different: try seen.decode("different"), once: try seen.decode("once")),
                    deduplicates: try kind.decode("deduplicates"),
                    nullFraction: statistics.nullFraction)
            }
        } catch is ExplainRefusal {
            return nil
        }
    }

    private func type(of column: String, in table: QualifiedName) async throws -> String? {
        try await rows(
            """
            select pg_catalog.format_type(a.atttypid, a.atttypmod) as type
            from pg_catalog.pg_attribute as a
            join pg_catalog.pg_class as c on c.oid = a.attrelid
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            where n.nspname = \(table.schema ?? "")
              and c.relname = \(table.name)
              and a.attname = \(column)
              and a.attnum > 0
            """
        ).first?.decode("type", as: String.self)
    }

    private static func valueQuery(
        _ expression: String, _ column: String, _ table: QualifiedName, _ type: String
    ) -> SQL {
        """
        with seen as materialized (
            select distinct v.value
            from pg_catalog.pg_stats as s
            cross join lateral pg_catalog.unnest(
                s.most_common_vals::text::\(unescaped: type)[]
                || s.histogram_bounds::text::\(unescaped: type)[]) as v (value)
            where s.schemaname = \(table.schema ?? "")
              and s.tablename = \(table.name)
              and s.attname = \(column)
              and not s.inherited
        ),
        computed as materialized (
            select \(unescaped: expression) as value
            from (select s.value as \(identifier: column) from seen as s) as t
        ),
        different as (
            select c.value, pg_catalog.count(*) as times
            from computed as c
            where c.value is not null
            group by c.value
        )
        select pg_catalog.count(*)::float8 as different,
               coalesce(pg_catalog.sum(d.times), 0)::float8 as values,
               pg_catalog.count(*) filter (where d.times = 1)::float8 as once,
               coalesce(pg_catalog.sum(pg_catalog.pg_column_size(d.value) * d.times)
                   / pg_catalog.sum(d.times), 0)::float8 as width,
               coalesce(pg_catalog.max(pg_catalog.pg_typeof(d.value)::oid::bigint), 0) as type
        from different as d
        """
    }

    private static func typeQuery(_ type: Int64) -> SQL {
        """
        select t.typlen = -1 as is_variable,
               case when t.typlen < 0 then 1
                    else case t.typalign when 'c' then 1 when 's' then 2 when 'i' then 4 else 8 end
               end::float8 as alignment,
               t.typname <> 'bpchar' and exists (
                   select
                   from pg_catalog.pg_opclass as k
                   join pg_catalog.pg_am as m on m.oid = k.opcmethod and m.amname = 'btree'
                   join pg_catalog.pg_amproc as p
                     on p.amprocfamily = k.opcfamily and p.amprocnum = 4
                    and p.amproclefttype = k.opcintype and p.amprocrighttype = k.opcintype
                   where k.opcdefault
                     and (k.opcintype = t.oid
                          or t.typname = 'varchar' and k.opcintype = 'pg_catalog.text'::regtype)
               ) as deduplicates
        from pg_catalog.pg_type as t
        where t.oid = \(type)::bigint::oid
        """
    }
}
