create or replace function advisor._brought_nothing(statement_id bigint, ddl text)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether a statement, when it was last run on whole copies with this index alone, was faster
    -- by less than would be advised. Of a sample nothing is concluded: an index saves less of less.
    select coalesce(
        (
            select s.improvement_pct < 100 * muster.setting_numeric('advisor.min_improvement')
            from advisor.simulation as s
            where s.statement_id = $1
              and s.ddl = array[$2]
              and s.mode = 'real'
              and s.status = 'done'
              and not jsonb_path_exists(s.sandbox, '$.tables[*] ? (@.fraction < 1)')
            order by s.finished_at desc, s.simulation_id desc
            limit 1),
        false)
$$;

revoke all on function advisor._brought_nothing(bigint, text) from public;
