public import Muster
import PostgresClient

extension WorkloadSession {
    /// What the catalogue and the statistics say of tables, as far as this login may see it.
    ///
    /// - Parameter names: tables with their schema; what is no table or materialized view is left out.
    /// - Returns: the facts by name.
    /// - Throws: the client's error.
    public func statistics(
        of names: [QualifiedName]
    ) async throws -> [QualifiedName: TableStatistics] {
        try await unhurried { try await allStatistics(of: names) }
    }

    private func allStatistics(
        of names: [QualifiedName]
    ) async throws -> [QualifiedName: TableStatistics] {
        let schemas = names.map { $0.schema ?? "" }
        let relations = names.map(\.name)
        var tables: [QualifiedName: TableStatistics] = [:]
        for row in try await rows(Self.tableQuery(schemas, relations)) {
            let name = try Self.name(row)
            tables[name] = TableStatistics(
                name: name, rows: try row.decode("rows"), pages: try row.decode("pages"),
                writtenRows: try row.decode("written_per_day"), columns: [:])
        }
        let partitions = try await partitions(schemas, relations)
        var known: [QualifiedName: Set<String>] = [:]
        for row in try await rows(Self.columnQuery(schemas, relations)) {
            let name = try Self.name(row)
            let column: String = try row.decode("attname")
            let rows =
                partitions[name]?.reduce(0) { $0 + $1.rows } ?? tables[name]?.rows ?? 0
            let distinct: Double = try row.decode("n_distinct")
            if distinct != 0 { known[name, default: []].insert(column) }
            tables[name]?.columns[column] = ColumnStatistics(
                width: try row.decode("width"), alignment: try row.decode("alignment"),
                distinct: max(1, distinct < 0 ? -distinct * rows : distinct == 0 ? 200 : distinct),
                deduplicates: try row.decode("deduplicates"),
                isIndexable: try row.decode("is_indexable"),
                nullFraction: try row.decode("null_frac"),
                correlation: try row.decode("correlation"))
        }
        for (name, leaves) in partitions {
            tables[name]?.add(partitions: leaves, known: known[name] ?? [])
        }
        for row in try await rows(Self.indexQuery(schemas, relations)) {
            let table = try Self.name(row)
            var index = PresentIndex(
                name: QualifiedName(
                    schema: try row.decode("nspname"), name: try row.decode("index_name")),
                keys: try row.decode("keys"), include: try row.decode("include"),
                isPlain: try row.decode("is_plain"), isNeeded: try row.decode("is_needed"),
                bytes: try row.decode("bytes"), scans: try row.decode("scans"),
                definition: try row.decode("definition"), table: table)
            index.isPartitioned = try row.decode("is_partitioned")
            tables[table]?.indexes.append(index)
        }
        return tables
    }

    /// The tables that have the rows of those that are partitioned.
    private func partitions(
        _ schemas: [String], _ relations: [String]
    ) async throws -> [QualifiedName: [TableStatistics]] {
        var names: [QualifiedName: [QualifiedName]] = [:]
        for row in try await rows(Self.partitionQuery(schemas, relations)) {
            names[try Self.name(row), default: []].append(
                QualifiedName(
                    schema: try row.decode("part_schema"), name: try row.decode("part_name")))
        }
        guard !names.isEmpty else { return [:] }
        let leaves = try await allStatistics(
            of: Set(names.values.joined()).sorted { $0.description < $1.description })
        return names.mapValues { $0.compactMap { leaves[$0] } }
    }

    /// What the planner charges for a page read out of order.
    public func randomPageCost() async throws -> Double {
        try await rows("select current_setting('random_page_cost')::float8 as r")
            .value(as: Double.self)
    }

    /// Which part of a table's rows has a value in a column, as far as it is a common one.
    ///
    /// - Parameters:
    ///   - literal: the value as SQL writes it: a number, or text in quotes.
    ///   - column: by its name.
    ///   - table: the table with its schema.
    /// - Returns: nil when the statistics do not know it.
    /// - Throws: the client's error.
    public func frequency(
        of literal: String, in column: String, of table: QualifiedName
    ) async throws -> Double? {
        var value = literal
        if literal.hasPrefix("'"), literal.hasSuffix("'"), literal.utf8.count > 1 {
            value = String(literal.dropFirst().dropLast()).replacing("''", with: "'")
        }
        return try await rows(
            """
            select f.part::float8 as part
            from pg_catalog.pg_stats as s
            cross join lateral rows from (
                pg_catalog.unnest(s.most_common_vals::text::text[]),
                pg_catalog.unnest(s.most_common_freqs)) as f (value, part)
            where s.schemaname = \(table.schema ?? "")
              and s.tablename = \(table.name)
              and s.attname = \(column)
              and \(unescaped: Self.isWhole)
              and f.value = \(value)
            """
        ).first?.decode("part", as: Double.self)
    }

    /// A value with so many of a column's different values below it, by the statistics.
    ///
    /// - Parameters:
    ///   - part: from 0 to 1.
    ///   - column: as SQL writes it; anything but a column has no such value.
    ///   - table: the table with its schema.
    /// - Returns: the value as text; nil when nothing is known of it.
    /// - Throws: the client's error.
    public func quantile(
        _ part: Double, of column: String, in table: QualifiedName
    ) async throws -> String? {
        try await rows(
            """
            select b.bounds[1 + round(\(part)::float8 * (cardinality(b.bounds) - 1))::integer] as value
            from pg_catalog.pg_stats as s
            cross join lateral (select s.histogram_bounds::text::text[] as bounds) as b
            where s.schemaname = \(table.schema ?? "")
              and s.tablename = \(table.name)
              and pg_catalog.quote_ident(s.attname) = \(column)
              and \(unescaped: Self.isWhole)
              and cardinality(b.bounds) > 1
            """
        ).first?.decode("value", as: String?.self)
    }

    /// Of a partitioned table the statistics of all rows are called inherited; of another one that has
    /// children they are not wanted.
    private static let isWhole = """
        s.inherited = exists (
            select
            from pg_catalog.pg_class as k
            join pg_catalog.pg_namespace as o on o.oid = k.relnamespace
            where o.nspname = s.schemaname and k.relname = s.tablename and k.relkind = 'p')
        """

    private static func name(_ row: Row) throws -> QualifiedName {
        QualifiedName(schema: try row.decode("nspname"), name: try row.decode("relname"))
    }

    private static func tableQuery(_ schemas: [String], _ relations: [String]) -> SQL {
        """
        select n.nspname::text, c.relname::text, greatest(c.reltuples, 0)::float8 as rows,
               greatest(c.relpages, 0)::float8 as pages,
               coalesce((s.n_tup_ins + s.n_tup_del + s.n_tup_upd - s.n_tup_hot_upd)
                   / greatest(extract(epoch from now() - coalesce(
                       d.stats_reset, pg_catalog.pg_postmaster_start_time())) / 86400, 1), 0)
                   ::float8 as written_per_day
        from unnest(\(schemas)::text[], \(relations)::text[]) as w (schema_name, relation_name)
        join pg_catalog.pg_namespace as n on n.nspname = w.schema_name
        join pg_catalog.pg_class as c
          on c.relnamespace = n.oid and c.relname = w.relation_name and c.relkind in ('r', 'm', 'p')
        left join pg_catalog.pg_stat_all_tables as s on s.relid = c.oid
        left join pg_catalog.pg_stat_database as d on d.datname = current_database()
        """
    }

    private static func partitionQuery(_ schemas: [String], _ relations: [String]) -> SQL {
        """
        select n.nspname::text, c.relname::text, o.nspname::text as part_schema,
               l.relname::text as part_name
        from unnest(\(schemas)::text[], \(relations)::text[]) as w (schema_name, relation_name)
        join pg_catalog.pg_namespace as n on n.nspname = w.schema_name
        join pg_catalog.pg_class as c
          on c.relnamespace = n.oid and c.relname = w.relation_name and c.relkind = 'p'
        cross join lateral pg_catalog.pg_partition_tree(c.oid) as t
        join pg_catalog.pg_class as l on l.oid = t.relid and t.isleaf and l.relkind = 'r'
        join pg_catalog.pg_namespace as o on o.oid = l.relnamespace
        order by o.nspname, l.relname
        """
    }

    /// `character` has the support function for equal images, and its indexes say no all the same
    /// (`allequalimage` of `bt_metap`), so it is left out by name.
    ///
    /// The limit makes the server look the statistics up column by column. It expects few columns, and
    /// would else go through all statistics for each: 0.4 s for 365 partitions.
    private static func columnQuery(_ schemas: [String], _ relations: [String]) -> SQL {
        """
        select n.nspname::text, c.relname::text, a.attname::text,
               coalesce(s.avg_width, case when a.attlen > 0 then a.attlen else 32 end)::float8
                   as width,
               case when a.attlen < 0 then 1
                    else case a.attalign when 'c' then 1 when 's' then 2 when 'i' then 4 else 8 end
               end::float8 as alignment,
               coalesce(s.n_distinct, 0)::float8 as n_distinct,
               coalesce(s.null_frac, 0)::float8 as null_frac,
               coalesce(s.correlation, 0)::float8 as correlation,
               coalesce(o.opclass is not null, false) as is_indexable,
               coalesce(o.has_equal_image and b.typname <> 'bpchar'
                   and coalesce(l.collisdeterministic, true), false) as deduplicates
        from unnest(\(schemas)::text[], \(relations)::text[]) as w (schema_name, relation_name)
        join pg_catalog.pg_namespace as n on n.nspname = w.schema_name
        join pg_catalog.pg_class as c
          on c.relnamespace = n.oid and c.relname = w.relation_name and c.relkind in ('r', 'm', 'p')
        join pg_catalog.pg_attribute as a
          on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_catalog.pg_type as t on t.oid = a.atttypid
        join pg_catalog.pg_type as b
          on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
        left join pg_catalog.pg_collation as l on l.oid = a.attcollation
        left join lateral (
            select s.avg_width, s.n_distinct, s.null_frac, s.correlation
            from pg_catalog.pg_stats as s
            where s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
              and s.inherited = (c.relkind = 'p')
            limit 1
        ) as s on true
        left join lateral (
            select k.oid as opclass, p.amproc is not null as has_equal_image
            from pg_catalog.pg_opclass as k
            join pg_catalog.pg_am as m on m.oid = k.opcmethod and m.amname = 'btree'
            left join pg_catalog.pg_amproc as p
              on p.amprocfamily = k.opcfamily and p.amprocnum = 4
             and p.amproclefttype = k.opcintype and p.amprocrighttype = k.opcintype
            where k.opcdefault
              and (k.opcintype = b.oid
                   or b.typname = 'varchar' and k.opcintype = 'pg_catalog.text'::regtype
                   or b.typtype = 'e' and k.opcintype = 'pg_catalog.anyenum'::regtype
                   or b.typcategory = 'A' and k.opcintype = 'pg_catalog.anyarray'::regtype)
            limit 1
        ) as o on true
        """
    }

    private static func indexQuery(_ schemas: [String], _ relations: [String]) -> SQL {
        """
        select n.nspname::text, c.relname::text, i.relname::text as index_name,
               array(select pg_catalog.pg_get_indexdef(x.indexrelid, k, true)
                     from generate_series(1, x.indnkeyatts) as k order by k) as keys,
               array(select a.attname::text
                     from unnest(x.indkey[x.indnkeyatts:]) as k (attnum)
                     join pg_catalog.pg_attribute as a
                       on a.attrelid = c.oid and a.attnum = k.attnum) as include,
               m.amname = 'btree' and x.indisvalid and x.indpred is null
                   and 0 = all (x.indoption)
                   and not exists (
                       select from pg_catalog.pg_opclass as k
                       where k.oid = any (x.indclass) and not k.opcdefault) as is_plain,
               x.indisunique or x.indisreplident or x.indisclustered
                   or exists (select from pg_catalog.pg_constraint as r
                              where r.conindid = x.indexrelid) as is_needed,
               f.bytes, f.scans, i.relkind = 'I' as is_partitioned,
               -- Without the ONLY, it makes the parts as well.
               case when i.relkind = 'I'
                   then pg_catalog.regexp_replace(
                       pg_catalog.pg_get_indexdef(x.indexrelid), ' ON ONLY (.* USING )', ' ON \\1')
                   else pg_catalog.pg_get_indexdef(x.indexrelid)
               end as definition
        from unnest(\(schemas)::text[], \(relations)::text[]) as w (schema_name, relation_name)
        join pg_catalog.pg_namespace as n on n.nspname = w.schema_name
        join pg_catalog.pg_class as c on c.relnamespace = n.oid and c.relname = w.relation_name
        join pg_catalog.pg_index as x on x.indrelid = c.oid
        join pg_catalog.pg_class as i on i.oid = x.indexrelid
        join pg_catalog.pg_am as m on m.oid = i.relam
        cross join lateral (
            select coalesce(sum(pg_catalog.pg_relation_size(t.relid)), 0)::float8 as bytes,
                   coalesce(sum(s.idx_scan), 0)::bigint as scans
            from (select x.indexrelid::oid as relid
                  union
                  select t.relid from pg_catalog.pg_partition_tree(x.indexrelid) as t) as t
            left join pg_catalog.pg_stat_all_indexes as s on s.indexrelid = t.relid
        ) as f
        order by i.relname
        """
    }
}
