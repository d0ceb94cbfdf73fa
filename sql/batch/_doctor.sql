create or replace function batch._doctor()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select format('batch_collection %s %s', c.name, s.source),
           case when s.consecutive_failures >= 3 then 'critical' else 'warning' end,
           coalesce(
               case when s.last_success_at is null then 'never succeeded'
                   else format('last success at %s', s.last_success_at) end
               || format(', %s failures in a row', s.consecutive_failures), ''),
           format('select batch.request_collection(%L, %L);', c.name, s.source)
    from batch.cluster_source as s
    join batch.cluster as c
      on c.cluster_id = s.cluster_id
    where s.is_enabled
      and c.is_enabled
      and (s.consecutive_failures > 0
        or s.next_attempt_at < now() - muster.setting_interval('batch.max_backoff'))
    union all
    select 'batch_collection', 'ok',
           format('%s sources of %s clusters', count(*), count(distinct s.cluster_id)), null
    from batch.cluster_source as s
    where s.is_enabled
$$;

revoke all on function batch._doctor() from public;

create or replace function batch._status()
returns table (component text, state text, detail text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select format('batch %s', c.name),
           case when exists (
               select from batch.cluster_source as s
               where s.cluster_id = c.cluster_id and s.consecutive_failures > 0 and s.is_enabled)
               then 'warning' else 'ok' end,
           format('%s open jobs, last complete look %s',
               (select count(*) from batch.job as j
                where j.cluster_id = c.cluster_id and not j.final_state_recorded and j.state <> 'lost'),
               coalesce((select max(k.observed_at)::text from batch.collection as k
                where k.cluster_id = c.cluster_id and k.status = 'succeeded'), 'never'))
    from batch.cluster as c
$$;

revoke all on function batch._status() from public;
