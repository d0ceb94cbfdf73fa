-- The first scan after the counters or the server began anew finds caches cold: what is slow then
-- is not judged.
alter table advisor.scan_run add column is_cold boolean not null default false;

-- Who waited for a lock at the moment of a scan, and for whom. No text, only keys of
-- pg_stat_statements; no foreign key to the statement, which may not be known before it ends.
create table advisor.lock_wait (
    wait_id           bigint       generated always as identity,
    scan_id           bigint       not null,
    seen_at           timestamptz  not null,
    queryid           bigint       not null,
    userid            oid          not null,
    waited_ms         numeric      not null,
    lock_type         text         not null,
    lock_mode         text         not null,
    relation          text,
    blocker_pid       integer      not null,
    blocker_queryid   bigint,
    blocker_userid    oid,
    blocker_state     text,
    blocker_ms        numeric,

    constraint lock_wait_pkey primary key (wait_id),
    constraint lock_wait_scan_id_fkey foreign key (scan_id)
        references advisor.scan_run (scan_id) on delete cascade,
    constraint lock_wait_waited_ms_check check (waited_ms >= 0)
);

create index lock_wait_scan_id_idx on advisor.lock_wait (scan_id);
create index lock_wait_queryid_userid_idx on advisor.lock_wait (queryid, userid, seen_at);

-- A statement, or a whole family, takes notably longer than it used to.
create table advisor.anomaly (
    anomaly_id    bigint            generated always as identity,
    statement_id  bigint,
    family_id     bigint,
    state         text              not null default 'open',
    tags          text[]            not null default '{}',
    started_at    timestamptz       not null,
    last_seen_at  timestamptz       not null,
    ended_at      timestamptz,
    samples       bigint            not null,
    usual_ms      double precision  not null,
    scatter       double precision  not null,
    mean_ms       double precision  not null,
    factor        numeric           not null,
    score         numeric           not null,

    constraint anomaly_pkey primary key (anomaly_id),
    constraint anomaly_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint anomaly_family_id_fkey foreign key (family_id)
        references advisor.family (family_id) on delete cascade,
    constraint anomaly_subject_check check ((statement_id is null) <> (family_id is null)),
    constraint anomaly_state_check check (state in ('open', 'over', 'accepted')),
    constraint anomaly_ended_at_check check ((state = 'open') = (ended_at is null)),
    constraint anomaly_last_seen_at_check check (last_seen_at >= started_at)
);

create unique index anomaly_open_statement_key
    on advisor.anomaly (statement_id)
    where state = 'open';
create unique index anomaly_open_family_key on advisor.anomaly (family_id) where state = 'open';
create index anomaly_statement_id_idx on advisor.anomaly (statement_id, started_at);
create index anomaly_family_id_idx on advisor.anomaly (family_id, started_at);

-- It returns more columns now; present.sql makes it again.
drop function if exists advisor.bottlenecks(integer, timestamptz);
