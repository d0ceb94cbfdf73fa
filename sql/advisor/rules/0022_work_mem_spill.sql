create or replace function advisor._rule_0022_work_mem_spill()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with spilled as (
        select t.statement_id, t.calls,
               t.temp_blks_written::numeric / t.calls * 8192 as bytes_per_call
        from advisor._statement_total() as t
        where t.temp_blks_written > 0
    ),
    memory as (
        select pg_size_bytes(current_setting('work_mem')) as now_bytes
    ),
    wanted as (
        select s.*, m.now_bytes, r.rolname,
               -- What is on disk is packed more tightly than in memory. A power of two.
               2 ^ ceil(round(
                       ln(greatest(2 * s.bytes_per_call, 2 * m.now_bytes)) / ln(2::numeric), 6))
                   as want_bytes
        from spilled as s
        cross join memory as m
        cross join lateral (
            select o.userid::regrole::text as rolname
            from advisor.statement_source as o
            where o.statement_id = s.statement_id
              and exists (select from pg_catalog.pg_roles as g where g.oid = o.userid)
            order by o.total_ms desc, o.userid
            limit 1
        ) as r
        where s.bytes_per_call >= 1048576
    )
    select format('work_mem %s', x.fingerprint),
           '0022_work_mem_spill',
           'Too little memory for a sort or a hash',
           'notice',
           'setting',
           format('statement %s', w.statement_id),
           null::text,
           w.statement_id,
           array[w.statement_id],
           jsonb_build_object(
               'temp_bytes_per_call', round(w.bytes_per_call),
               'calls', w.calls,
               'work_mem', pg_size_pretty(w.now_bytes),
               'wanted', pg_size_pretty(w.want_bytes),
               'role', w.rolname,
               'spills', (
                   select p.facts -> 'spills'
                   from advisor.plan as p
                   where p.statement_id = w.statement_id
                   order by p.source = 'explain_analyze' desc, p.captured_at desc
                   limit 1)),
           case
               when w.want_bytes <= 268435456 then format(
                   'alter role %s set work_mem = ''%sMB'';', w.rolname,
                   round(w.want_bytes / 1048576))
           end,
           case
               when w.want_bytes <= 268435456
                   then format('alter role %s reset work_mem;', w.rolname)
           end,
           format(
               'Each of %s calls wrote about %s to temporary files, because a sort or a hash did '
               'not fit into work_mem (%s). %s Each sort and each hash of each session may take '
               'as much, so set it where the statement runs and not for all.',
               w.calls, pg_size_pretty(round(w.bytes_per_call)), pg_size_pretty(w.now_bytes),
               case
                   when w.want_bytes <= 268435456 then format(
                       'With about %s it would.', pg_size_pretty(w.want_bytes))
                   else format(
                       'It would take %s, more than to give a session without knowing the server: '
                       'look for an index in the order of the sort, or for fewer rows.',
                       pg_size_pretty(w.want_bytes))
               end),
           'medium',
           0.66
    from wanted as w
    join advisor.statement as x
      on x.statement_id = w.statement_id
     and not x.is_excluded
$$;

revoke all on function advisor._rule_0022_work_mem_spill() from public;
