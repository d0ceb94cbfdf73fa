-- The ten relations of gProfiler's dynamic profiling, as updatable views over fleet and profiling, so
-- that its documented statements run unchanged.
--
--   psql -d app -f sql/compat/gprofiler.sql                    schema gprofiler
--   psql -d app -v schema=public -f sql/compat/gprofiler.sql   where those statements look for them
--
-- Then: set search_path = gprofiler, pg_catalog, public. host_id is the host's name, and the keys named id are the
-- numbers of Muster's rows. Run it again after an upgrade.

\set ON_ERROR_STOP on
\if :{?schema}
\else
\set schema gprofiler
\endif

begin;
select to_regnamespace(:'schema') is null as is_new \gset
\if :is_new
create schema :"schema";
\endif
set local search_path = :"schema", pg_catalog, pg_temp;

create or replace view hostheartbeats as
select a.agent_id as id,
       a.hostname as host_id,
       nullif(a.service_name, '') as service_name,
       a.hostname as host_name,
       a.ip_address as host_ip,
       a.namespace,
       a.pod_name,
       array(
           select k.container_name
           from fleet.container as k
           where k.agent_id = a.agent_id
           order by k.container_name) as containers,
       a.workloads,
       a.jobs,
       a.executors,
       a.first_seen_at as timestamp_first_seen,
       b.seen_at as timestamp_last_seen,
       b.command_id as last_command_id,
       a.first_seen_at as created_at,
       greatest(a.facts_at, b.seen_at) as updated_at,
       a.hostname,
       host(a.ip_address) as ip_address,
       a.status,
       b.seen_at as heartbeat_timestamp
from fleet.agent as a
join fleet.beat as b
  on b.agent_id = a.agent_id;

comment on view hostheartbeats is 'Who reports, and what; a write is a heartbeat.';

create or replace view profilingrequest as
select r.request_no as id,
       r.request_id::text as request_id,
       r.service_name,
       r.job_name,
       r.namespace,
       r.pod_name,
       r.hostname as host_name,
       r.process_id::bigint as process_id,
       r.profiling_mode,
       r.duration_seconds,
       r.sample_rate,
       r.executors,
       r.start_at as start_time,
       r.stop_at as stop_time,
       case when r.is_continuous then 'continuous' else 'adhoc' end as mode,
       case r.status
           when 'scheduled' then 'pending'
           when 'assigned' then 'in_progress'
           when 'partial' then 'failed'
           else r.status
       end as status,
       r.created_at,
       r.updated_at,
       null::bigint as profiler_token_id
from profiling.request as r;

comment on view profilingrequest is 'Requests; an insert submits one, a delete removes it with its parts.';

create or replace view profilingcommand as
select c.command_no as id,
       c.command_id,
       r.request_no as profiling_request_id,
       a.hostname as host_id,
       array[]::text[] as target_containers,
       coalesce(c.pids, '{}')::bigint[] as target_processes,
       c.command_type,
       c.config as command_args,
       jsonb_build_object('command_type', c.command_type, 'combined_config', c.config)::text
           as command_json,
       c.sent_at,
       c.completed_at,
       case c.status when 'sent' then 'in_progress' else c.status end as status,
       c.created_at,
       c.updated_at
from profiling.command as c
join fleet.agent as a
  on a.agent_id = c.agent_id
left join profiling.request as r
  on r.request_id = c.request_ids[1];

comment on view profilingcommand is 'The current command of each host.';

create or replace view profilingexecutions as
select e.execution_id as id,
       md5(format('execution %s', e.execution_id))::uuid as execution_id,
       r.request_no as profiling_request_id,
       c.command_no as profiling_command_id,
       e.hostname as host_name,
       array[]::text[] as target_containers,
       coalesce(e.pids, '{}')::bigint[] as target_processes,
       e.command_type,
       e.started_at,
       e.completed_at,
       case e.status when 'assigned' then 'in_progress' when 'expired' then 'failed'
            else e.status end as status,
       e.created_at,
       e.updated_at,
       e.command_id,
       e.hostname,
       e.execution_time,
       e.error_message,
       e.results_path
from profiling.execution as e
cross join lateral unnest(e.request_ids) as u (request_id)
left join profiling.request as r
  on r.request_id = u.request_id
left join profiling.command as c
  on c.command_id = e.command_id;

comment on view profilingexecutions is
'The trail, one row per execution and request. Executions outlive requests (90 days against 30), so
those whose request was cleaned up show as orphans.';

create or replace view namespaceservices as
select p.namespace_service_id as id, p.namespace, p.service_name, p.created_at, p.updated_at
from fleet.namespace_service as p;

comment on view namespaceservices is 'Namespace to service.';

create or replace view servicecontainers as
select p.service_container_id as id, p.service_name, p.container_name, p.created_at, p.updated_at
from fleet.service_container as p;

comment on view servicecontainers is 'Service to container.';

create or replace view jobcontainers as
select p.job_container_id as id, p.job_name, p.container_name, p.created_at, p.updated_at
from fleet.job_container as p;

comment on view jobcontainers is 'Job to container.';

create or replace view containershosts as
select k.container_id as id, k.container_name, a.hostname as host_id, a.hostname as host_name,
       k.created_at, k.updated_at
from fleet.container as k
join fleet.agent as a
  on a.agent_id = k.agent_id;

comment on view containershosts is 'Container to host, one row per container.';

create or replace view containerprocesses as
select p.container_id * 4194304 + p.pid as id, k.container_name, p.pid::bigint as process_id,
       p.process_name, p.created_at, p.created_at as updated_at
from fleet.process as p
join fleet.container as k
  on k.container_id = p.container_id;

comment on view containerprocesses is 'Container to process.';

create or replace view processeshosts as
select p.container_id * 4194304 + p.pid as id, p.pid::bigint as process_id, a.hostname as host_id,
       a.hostname as host_name, p.created_at, p.created_at as updated_at
from fleet.process as p
join fleet.container as k
  on k.container_id = p.container_id
join fleet.agent as a
  on a.agent_id = k.agent_id;

comment on view processeshosts is 'Process to host.';

-- The documents ask these two by the names of gProfiler's tables, and the second by columns that the
-- catalogue's own view of that name does not have. They show the indexes that do the work.
create or replace view pg_indexes as
select 'public'::name as schemaname, t.name as tablename, i.indexname, i.tablespace, i.indexdef
from pg_catalog.pg_indexes as i
join (values
    ('fleet.agent', 'hostheartbeats'), ('fleet.beat', 'hostheartbeats'),
    ('fleet.container', 'containershosts'), ('fleet.process', 'containerprocesses'),
    ('fleet.namespace_service', 'namespaceservices'),
    ('fleet.service_container', 'servicecontainers'), ('fleet.job_container', 'jobcontainers'),
    ('profiling.request', 'profilingrequest'), ('profiling.command', 'profilingcommand'),
    ('profiling.execution', 'profilingexecutions')) as t (base, name)
  on t.base = format('%I.%I', i.schemaname, i.tablename);

comment on view pg_indexes is 'The indexes under the ten relations.';

create or replace view pg_stat_user_indexes as
select i.schemaname, i.tablename, i.indexname, s.idx_scan, s.idx_tup_read, s.idx_tup_fetch
from pg_catalog.pg_stat_user_indexes as s
join pg_indexes as i
  on i.indexname = s.indexrelname
 and s.schemaname in ('fleet', 'profiling');

comment on view pg_stat_user_indexes is 'How much the indexes under the ten relations are used.';

create or replace function _write_heartbeat()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        delete from profiling.execution as e where e.agent_id = old.id;
        delete from fleet.agent as a where a.agent_id = old.id;
        return old;
    end if;
    perform fleet.heartbeat(
        coalesce(new.host_name, new.hostname, new.host_id), coalesce(new.service_name, ''),
        ip_address => coalesce(host(new.host_ip), new.ip_address),
        namespace => new.namespace, pod_name => new.pod_name,
        containers => case when tg_op = 'INSERT' or new.containers is distinct from old.containers
            then to_jsonb(new.containers) end,
        workloads => new.workloads, jobs => new.jobs, executors => new.executors,
        status => new.status, last_command_id => new.last_command_id::text,
        reported_at => case
            when tg_op = 'INSERT' then coalesce(new.timestamp_last_seen, new.heartbeat_timestamp)
            when new.timestamp_last_seen is distinct from old.timestamp_last_seen
                then new.timestamp_last_seen
            else new.heartbeat_timestamp
        end);
    return new;
end
$$;

create or replace function _write_request()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted text := case new.status when 'in_progress' then 'assigned' else new.status end;
    made record;
begin
    if tg_op = 'DELETE' then
        delete from profiling.request as r where r.request_no = old.id;
        return old;
    end if;
    if tg_op = 'UPDATE' then
        update profiling.request as r
        set status = case when new.status is distinct from old.status then wanted else r.status end,
            duration_seconds = new.duration_seconds,
            sample_rate = new.sample_rate,
            completed_at = case when wanted in ('completed', 'failed', 'cancelled')
                then coalesce(r.completed_at, now()) end,
            updated_at = now()
        where r.request_no = old.id
        returning r.updated_at
        into new.updated_at;
        return new;
    end if;
    insert into profiling.request as r (
        request_id, service_name, job_name, namespace, pod_name, hostname, process_id, target_scope,
        profiling_mode, duration_seconds, sample_rate, executors, is_continuous, start_at, stop_at,
        config, status, created_at, updated_at, completed_at)
    values (
        coalesce(new.request_id::uuid, gen_random_uuid()), new.service_name, new.job_name,
        new.namespace, new.pod_name, new.host_name, new.process_id,
        case
            when new.process_id is not null then 'process'
            when new.pod_name is not null then 'pod'
            when new.job_name is not null then 'job'
            when new.namespace is not null then 'namespace'
            when new.host_name is not null then 'host'
            else 'service'
        end,
        coalesce(new.profiling_mode, 'cpu'), coalesce(new.duration_seconds, 60),
        coalesce(new.sample_rate, 100), coalesce(new.executors, '{}'),
        coalesce(new.mode = 'continuous', false), coalesce(new.start_time, now()), new.stop_time,
        profiling._start_config(
            coalesce(new.mode = 'continuous', false), coalesce(new.duration_seconds, 60),
            coalesce(new.sample_rate, 100), coalesce(new.profiling_mode, 'cpu'), null),
        -- Without a status it is due: the schedule resolves it within seconds.
        case when wanted is null or wanted = 'pending' then 'scheduled' else wanted end,
        coalesce(new.created_at, now()), coalesce(new.updated_at, now()),
        case when wanted in ('completed', 'failed', 'cancelled') then now() end)
    returning r.request_no, r.request_id::text, r.created_at, r.updated_at
    into made;
    new.id := made.request_no;
    new.request_id := made.request_id;
    new.status := coalesce(new.status, 'pending');
    new.created_at := made.created_at;
    new.updated_at := made.updated_at;
    return new;
end
$$;

create or replace function _write_command()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted text := case new.status when 'in_progress' then 'sent' when 'cancelled' then 'failed'
                   else coalesce(new.status, 'pending') end;
    request profiling.request;
    agent bigint;
begin
    if tg_op <> 'DELETE' and wanted not in ('pending', 'sent', 'completed', 'failed') then
        raise exception using
            errcode = 'MU035',
            message = 'invalid status: a command has no such state',
            detail = format('It is %s.', wanted),
            hint = 'Allowed are pending, in_progress, completed, failed and cancelled.';
    end if;
    if tg_op = 'DELETE' then
        delete from profiling.command as c where c.command_no = old.id;
        return old;
    end if;
    if tg_op = 'UPDATE' then
        update profiling.command as c
        set status = wanted,
            sent_at = new.sent_at,
            completed_at = new.completed_at,
            updated_at = now(),
            check_at = now()
        where c.command_no = old.id
        returning c.updated_at
        into new.updated_at;
        return new;
    end if;
    select r.*
    into strict request
    from profiling.request as r
    where r.request_no = new.profiling_request_id;
    select min(a.agent_id)
    into agent
    from fleet.agent as a
    where a.hostname = new.host_id
      and (request.service_name is null or a.service_name = request.service_name);
    if agent is null then
        select e.agent_id
        into agent
        from fleet._ensure_agent(new.host_id, coalesce(request.service_name, ''), now()) as e;
    end if;
    perform profiling._assign(
        request.request_id, array[agent],
        array[nullif(new.target_processes, '{}')::text], coalesce(new.created_at, now()));
    update profiling.request as r
    set status = 'pending'
    where r.request_id = request.request_id
      and r.status = 'scheduled';
    update profiling.command as c
    set command_id = coalesce(new.command_id, c.command_id),
        status = wanted,
        sent_at = new.sent_at,
        completed_at = new.completed_at
    where c.agent_id = agent
    returning c.command_no, c.command_id, c.created_at, c.updated_at
    into new.id, new.command_id, new.created_at, new.updated_at;
    update profiling.part as x
    set command_id = new.command_id
    from profiling.command as c
    where c.agent_id = agent
      and x.request_id = any (c.request_ids)
      and x.agent_id = agent
      and x.is_open;
    update fleet.beat as b
    set command_id = new.command_id
    where b.agent_id = agent;
    return new;
end
$$;

create or replace function _write_execution()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted text := case new.status when 'in_progress' then 'assigned' when 'pending' then 'assigned'
                   when 'cancelled' then 'failed' else new.status end;
begin
    if tg_op <> 'DELETE' and wanted not in ('assigned', 'completed', 'failed', 'expired') then
        raise exception using
            errcode = 'MU035',
            message = 'invalid status: an execution has no such state',
            detail = format('It is %s.', wanted),
            hint = 'Allowed are pending, in_progress, completed, failed and cancelled.';
    end if;
    if tg_op = 'DELETE' then
        delete from profiling.execution as e where e.execution_id = old.id;
        return old;
    end if;
    if tg_op = 'UPDATE' then
        update profiling.execution as e
        set status = wanted,
            completed_at = case when wanted <> 'assigned'
                then coalesce(new.completed_at, e.completed_at, now()) end,
            error_message = new.error_message,
            superseded_from = case
                when wanted = 'assigned' and not exists (
                    select
                    from profiling.command as c
                    where c.agent_id = e.agent_id
                      and c.command_id = e.command_id) then e.last_sent_at
            end,
            updated_at = now()
        where e.execution_id = old.id;
        return new;
    end if;
    insert into profiling.execution as e (
        command_id, agent_id, hostname, service_name, command_type, request_ids, config, pids, status,
        started_at, last_sent_at, completed_at, superseded_from, created_at, updated_at)
    select coalesce(new.command_id, c.command_id, gen_random_uuid()), coalesce(c.agent_id, 0),
           coalesce(new.host_name, new.hostname), coalesce(r.service_name, ''), new.command_type,
           array[r.request_id], '{}', nullif(new.target_processes, '{}')::integer[],
           coalesce(wanted, 'assigned'), coalesce(new.started_at, now()),
           coalesce(new.started_at, now()),
           case when coalesce(wanted, 'assigned') <> 'assigned'
               then coalesce(new.completed_at, now()) end,
           case when coalesce(wanted, 'assigned') = 'assigned'
               and (c.command_id is null
                    or c.command_id <> coalesce(new.command_id, c.command_id))
               then coalesce(new.started_at, now()) end,
           coalesce(new.created_at, now()), now()
    from profiling.request as r
    left join profiling.command as c
      on c.command_no = new.profiling_command_id
    where r.request_no = new.profiling_request_id
    returning e.execution_id, e.created_at, e.updated_at
    into strict new.id, new.created_at, new.updated_at;
    return new;
end
$$;

create or replace function _write_pair()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
-- What is written by hand is declared: the sweep leaves it.
begin
    if tg_table_name = 'namespaceservices' then
        insert into fleet.namespace_service as p (namespace, service_name, is_declared)
        values (new.namespace, new.service_name, true)
        on conflict on constraint namespace_service_namespace_service_name_key do update
        set is_declared = true,
            updated_at = now()
        returning p.namespace_service_id, p.created_at, p.updated_at
        into new.id, new.created_at, new.updated_at;
    elsif tg_table_name = 'servicecontainers' then
        insert into fleet.service_container as p (service_name, container_name, is_declared)
        values (new.service_name, new.container_name, true)
        on conflict on constraint service_container_service_name_container_name_key do update
        set is_declared = true,
            updated_at = now()
        returning p.service_container_id, p.created_at, p.updated_at
        into new.id, new.created_at, new.updated_at;
    else
        insert into fleet.job_container as p (job_name, container_name, is_declared)
        values (new.job_name, new.container_name, true)
        on conflict on constraint job_container_job_name_container_name_key do update
        set is_declared = true,
            updated_at = now()
        returning p.job_container_id, p.created_at, p.updated_at
        into new.id, new.created_at, new.updated_at;
    end if;
    return new;
end
$$;

create or replace function _write_place()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
-- A container or process that is written by hand belongs to the host's agent; of several, to the one
-- whose service is declared to have a container of that name, else to the first.
declare
    agent fleet.agent;
    container bigint;
    wanted text;
begin
    if tg_op = 'DELETE' then
        if tg_table_name = 'containershosts' then
            delete from fleet.container as k where k.container_id = old.id;
        else
            delete from fleet.process as p
            where p.container_id = old.id / 4194304
              and p.pid = old.process_id;
        end if;
        return old;
    end if;
    if tg_table_name = 'containerprocesses' then
        select k.container_id
        into container
        from fleet.container as k
        where k.container_name = new.container_name
        order by k.container_id
        limit 1;
        if not found then
            perform fleet._invalid(
                'container_name', 'no host has it; insert into containershosts first',
                new.container_name);
        end if;
        insert into fleet.process (container_id, pid, process_name)
        values (container, new.process_id, coalesce(new.process_name, ''))
        on conflict on constraint process_pkey do update
        set process_name = excluded.process_name;
        new.id := container * 4194304 + new.process_id;
        return new;
    end if;

    perform from fleet._ensure_agent(coalesce(new.host_name, new.host_id), coalesce((
        select min(a.service_name)
        from fleet.agent as a
        where a.hostname = coalesce(new.host_name, new.host_id)), ''), now());
    wanted := case tg_table_name when 'containershosts' then to_jsonb(new) ->> 'container_name' end;
    select a.*
    into strict agent
    from fleet.agent as a
    where a.hostname = coalesce(new.host_name, new.host_id)
    order by exists (
                 select from fleet.service_container as p
                 where p.service_name = a.service_name
                   and p.container_name = wanted) desc,
             a.agent_id
    limit 1;
    wanted := coalesce(wanted, 'host');
    insert into fleet.container as k (agent_id, service_id, container_key, container_name)
    values (agent.agent_id, agent.service_id, wanted, wanted)
    on conflict on constraint container_agent_id_container_key_key do update
    set updated_at = now()
    returning k.container_id
    into container;
    if tg_table_name = 'containershosts' then
        new.id := container;
    else
        insert into fleet.process (container_id, pid)
        values (container, new.process_id)
        on conflict on constraint process_pkey do nothing;
        new.id := container * 4194304 + new.process_id;
    end if;
    return new;
end
$$;

create or replace trigger _100_write instead of insert or update or delete on hostheartbeats
    for each row execute function _write_heartbeat();
create or replace trigger _100_write instead of insert or update or delete on profilingrequest
    for each row execute function _write_request();
create or replace trigger _100_write instead of insert or update or delete on profilingcommand
    for each row execute function _write_command();
create or replace trigger _100_write instead of insert or update or delete on profilingexecutions
    for each row execute function _write_execution();
create or replace trigger _100_write instead of insert on namespaceservices
    for each row execute function _write_pair();
create or replace trigger _100_write instead of insert on servicecontainers
    for each row execute function _write_pair();
create or replace trigger _100_write instead of insert on jobcontainers
    for each row execute function _write_pair();
create or replace trigger _100_write instead of insert or delete on containershosts
    for each row execute function _write_place();
create or replace trigger _100_write instead of insert or delete on containerprocesses
    for each row execute function _write_place();
create or replace trigger _100_write instead of insert or delete on processeshosts
    for each row execute function _write_place();

revoke all on function _write_heartbeat(), _write_request(), _write_command(), _write_execution(),
    _write_pair(), _write_place() from public;
commit;
