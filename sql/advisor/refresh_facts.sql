create or replace function advisor.refresh_facts(
    force boolean default false,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.table_fact, advisor.index_fact, advisor.fact_version
declare
    looked_at timestamptz := (select max(f.captured_at) from advisor.table_fact as f);
    written bigint;
    total bigint;
begin
    if not force and exists (
        select
        from advisor.table_fact as f
        where f.captured_at > at - (select muster.setting_interval('advisor.fact_cache'))) then
        return 0::bigint;
    end if;

    -- Indexes go with their table.
    delete from advisor.table_fact as f
    where not exists (
        select
        from advisor._present_table as p
        where p.relid = f.relid);

    insert into advisor.table_fact as f
        (relid, schema_name, table_name, kind, rows_estimate, is_rows_guessed, bytes, index_bytes,
         all_visible_share, has_statistics, last_analyze_at, last_vacuum_at, mods_since_analyze,
         seq_scans, index_scans, rows_inserted, rows_updated, rows_deleted, rows_hot_updated,
         index_signature, first_seen_at, changed_at, captured_at)
    select p.relid, p.schema_name, p.table_name, p.kind, p.rows_estimate, p.is_rows_guessed,
           p.bytes, p.index_bytes, p.all_visible_share, p.has_statistics, p.last_analyze_at,
           p.last_vacuum_at, p.mods_since_analyze, p.seq_scans, p.index_scans, p.rows_inserted,
           p.rows_updated, p.rows_deleted, p.rows_hot_updated, p.index_signature, at, at, at
    from advisor._present_table as p
    on conflict on constraint table_fact_pkey do update
    set schema_name = excluded.schema_name,
        table_name = excluded.table_name,
        kind = excluded.kind,
        rows_estimate = excluded.rows_estimate,
        is_rows_guessed = excluded.is_rows_guessed,
        bytes = excluded.bytes,
        index_bytes = excluded.index_bytes,
        all_visible_share = excluded.all_visible_share,
        has_statistics = excluded.has_statistics,
        last_analyze_at = excluded.last_analyze_at,
        last_vacuum_at = excluded.last_vacuum_at,
        mods_since_analyze = excluded.mods_since_analyze,
        seq_scans = excluded.seq_scans,
        index_scans = excluded.index_scans,
        rows_inserted = excluded.rows_inserted,
        rows_updated = excluded.rows_updated,
        rows_deleted = excluded.rows_deleted,
        rows_hot_updated = excluded.rows_hot_updated,
        index_signature = excluded.index_signature,
        -- What can change a plan: indexes came or went, new statistics, a table a tenth larger.
        changed_at = case
            when f.index_signature = excluded.index_signature
                and f.last_analyze_at is not distinct from excluded.last_analyze_at
                and abs(f.rows_estimate - excluded.rows_estimate) <= f.rows_estimate / 10
                then f.changed_at
            else excluded.captured_at
        end,
        captured_at = excluded.captured_at;
    get diagnostics written = row_count;
    total := written;

    delete from advisor.index_fact as f
    where not exists (
        select
        from advisor._present_index as p
        where p.indexid = f.indexid);

    insert into advisor.index_fact as f
        (indexid, relid, schema_name, index_name, table_name, access_method, columns,
         include_columns, opclasses, collations, options, predicate, is_unique, is_primary,
         is_valid, is_immediate, is_replica_identity, is_clustered, is_partition,
         constraint_name, definition, bytes, scans, first_seen_at, captured_at)
    select p.indexid, p.relid, p.schema_name, p.index_name, p.table_name, p.access_method,
           p.columns, p.include_columns, p.opclasses, p.collations, p.options, p.predicate,
           p.is_unique, p.is_primary, p.is_valid, p.is_immediate, p.is_replica_identity,
           p.is_clustered, p.is_partition, p.constraint_name, p.definition, p.bytes, p.scans,
           at, at
    from advisor._present_index as p
    join advisor.table_fact as t
      on t.relid = p.relid
    on conflict on constraint index_fact_pkey do update
    set schema_name = excluded.schema_name,
        index_name = excluded.index_name,
        table_name = excluded.table_name,
        columns = excluded.columns,
        include_columns = excluded.include_columns,
        predicate = excluded.predicate,
        is_valid = excluded.is_valid,
        is_immediate = excluded.is_immediate,
        is_replica_identity = excluded.is_replica_identity,
        is_clustered = excluded.is_clustered,
        is_partition = excluded.is_partition,
        constraint_name = excluded.constraint_name,
        definition = excluded.definition,
        bytes = excluded.bytes,
        scans = excluded.scans,
        captured_at = excluded.captured_at;
    get diagnostics written = row_count;
    total := total + written;
    perform advisor._remember_facts(looked_at, at);
    return total;
end
$$;

comment on function advisor.refresh_facts(boolean, timestamptz) is
'Brings advisor.table_fact and advisor.index_fact up to date with the catalogue and the statistics
views, unless they are younger than advisor.fact_cache; force does it all the same.

Returns the number of rows written, 0 when they were young enough.

    select advisor.refresh_facts(force => true);';

revoke all on function advisor.refresh_facts(boolean, timestamptz) from public;
