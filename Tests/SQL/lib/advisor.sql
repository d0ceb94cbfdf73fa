-- What the advisor's tests share; lives in the session that includes it.
\set QUIET on

-- A statement as a scan and a worker would leave it: a source with a sample, parsed and recorded.
create function pg_temp.run_statement(
    fingerprint text,
    normalized text,
    relations text[],
    predicates jsonb default '[]',
    shape jsonb default '{}',
    kind text default 'select',
    calls bigint default 100,
    total_ms double precision default 1000,
    at timestamptz default now()
)
returns bigint
language plpgsql
as $$
declare
    this_database oid := (select d.oid from pg_database as d where d.datname = current_database());
    source bigint;
begin
    perform advisor._ensure_sample_partition(at);
    insert into advisor.statement_source as s
        (queryid, userid, dbid, toplevel, first_seen_at, sampled_at, calls, total_ms, rows,
         shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
    values
        (hashtextextended(run_statement.fingerprint, 0), session_user::regrole, this_database, true,
         at, at, run_statement.calls, run_statement.total_ms, 0, 0, 0, 0, 0)
    returning s.source_id
    into source;
    insert into advisor.statement_sample
        (source_id, captured_at, scan_id, is_baseline, calls, total_ms, rows, shared_blks_hit,
         shared_blks_read, temp_blks_written, wal_bytes)
    values
        (source, at, 1, false, run_statement.calls, run_statement.total_ms, 0, 0, 0, 0, 0);
    return advisor._record_statement(
        hashtextextended(run_statement.fingerprint, 0), session_user::regrole, this_database, true,
        run_statement.fingerprint, run_statement.kind, run_statement.normalized,
        run_statement.relations, run_statement.shape, run_statement.predicates, at);
end
$$;

-- Rows of a table that is not analysed by hand are guessed; tests count.
create function pg_temp.look_again()
returns void
language sql
as $$
    select advisor.refresh_facts(force => true);
    select advisor.refresh_recommendations();
$$;

-- Where a literal or a secret could have got to: every row of every table of the advisor, as text.
create function pg_temp.everything_kept()
returns text
language plpgsql
as $$
declare
    relation regclass;
    content text;
    everything text := '';
begin
    for relation in
        select c.oid
        from pg_class as c
        where c.relnamespace = 'advisor'::regnamespace
          and c.relkind = 'r'
    loop
        execute format('select string_agg(t::text, chr(10)) from %s as t', relation) into content;
        everything := concat(everything, content);
    end loop;
    return everything;
end
$$;
