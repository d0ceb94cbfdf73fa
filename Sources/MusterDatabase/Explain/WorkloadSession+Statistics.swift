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
        let schemas = names.map { $0.schema ?? "" }
        let relations = names.map(\.name)
        var tables: [QualifiedName: TableStatistics] = [:]
        for row in try await rows(Self.tableQuery(schemas, relations)) {
            let name = try Self.name(row)
            tables[name] = TableStatistics(
                name: name, rows: try row.decode("rows"), pages: try row.decode("pages"),
                writtenRows: try row.decode("written_per_day"), columns: [:])
        }
        for row in try await rows(Self.columnQuery(schemas, relations)) {
            let name = try Self.name(row)
            let rows = tables[name]?.rows ?? 0
            let distinct: Double = try row.decode("n_distinct")
            tables[name]?.columns[try row.decode("attname")] = ColumnStatistics(
                width: try row.decode("width"), alignment: try row.decode("alignment"),
                distinct: max(1, distinct < 0 ? -distinct * rows : distinct == 0 ? 200 : distinct),
                deduplicates: try row.decode("deduplicates"),
                isIndexable: try row.decode("is_indexable"),
                nullFraction: try row.decode("null_frac"),
                correlation: try row.decode("correlation"))
        }
        for row in try await rows(Self.indexQuery(schemas, relations)) {
            let table = try Self.name(row)
            tables[table]?.indexes.append(
                PresentIndex(
                    name: QualifiedName(
                        schema: try row.decode("nspname"), name: try row.decode("index_name")),
                    keys: try row.decode("keys"), include: try row.decode("include"),
                    isPlain: try row.decode("is_plain"), isNeeded: try row.decode("is_needed"),
                    bytes: try row.decode("bytes"), scans: try row.decode("scans"),
                    definition: try row.decode("definition"), table: table))
        }
        return tables
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
              and not s.inherited
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
              and not s.inherited
              and cardinality(b.bounds) > 1
            """
        ).first?.decode("value", as: String?.self)
    }

    private static func name(_ row: Row) throws -> QualifiedName {
        QualifiedName(schema: try row.decode("nspname"), name: try row.decode("relname"))
    }

    private static func tableQuery(_ schemas: [String], _ relations: [String]) -> SQL {
        """
        select n.nspname::text, c.relname::text, greatest(c.reltuples, 0)::float8 as rows,
               c.relpages::float8 as pages,
               coalesce((s.n_tup_ins + s.n_tup_del + s.n_tup_upd - s.n_tup_hot_upd)
                   / greatest(extract(epoch from now() - coalesce(
                       d.stats_reset, pg_catalog.pg_postmaster_start_time())) / 86400, 1), 0)
                   ::float8 as written_per_day
        from unnest(\(schemas)::text[], \(relations)::text[]) as w (schema_name, relation_name)
        join pg_catalog.pg_namespace as n on n.nspname = w.schema_name
        join pg_catalog.pg_class as c
          on c.relnamespace = n.oid and c.relname = w.relation_name and c.relkind in ('r', 'm')
        left join pg_catalog.pg_stat_all_tables as s on s.relid = c.oid
        left join pg_catalog.pg_stat_database as d on d.datname = current_database()
        """
    }

    /// `character` has the support function for equal images, and its indexes say no all the same
    /// (`allequalimage` of `bt_metap`), so it is left out by name.
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
          on c.relnamespace = n.oid and c.relname = w.relation_name and c.relkind in ('r', 'm')
        join pg_catalog.pg_attribute as a
          on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_catalog.pg_type as t on t.oid = a.atttypid
        join pg_catalog.pg_type as b
          on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
        left join pg_catalog.pg_collation as l on l.oid = a.attcollation
        left join pg_catalog.pg_stats as s
          on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
         and not s.inherited
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
               pg_catalog.pg_relation_size(x.indexrelid)::float8 as bytes,
               coalesce(s.idx_scan, 0)::bigint as scans,
               pg_catalog.pg_get_indexdef(x.indexrelid) as definition
        from unnest(\(schemas)::text[], \(relations)::text[]) as w (schema_name, relation_name)
        join pg_catalog.pg_namespace as n on n.nspname = w.schema_name
        join pg_catalog.pg_class as c on c.relnamespace = n.oid and c.relname = w.relation_name
        join pg_catalog.pg_index as x on x.indrelid = c.oid
        join pg_catalog.pg_class as i on i.oid = x.indexrelid
        join pg_catalog.pg_am as m on m.oid = i.relam
        left join pg_catalog.pg_stat_all_indexes as s on s.indexrelid = x.indexrelid
        order by i.relname
        """
    }
}
