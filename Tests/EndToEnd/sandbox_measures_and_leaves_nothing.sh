# Indexes built for real, on copies: what they bring is measured, nothing is left, also not by a
# worker that is killed in the middle, and nobody reads the copies.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
sql -f sql/sample/workload.sql
# A statement that writes, and one on a partitioned table.
sql -o /dev/null -c "update muster_sample.users set country = 'FR' where email = 'user5@example.org'" \
    -c "create table muster_sample.log (at date, kind integer, note text) partition by range (at)" \
    -c "create table muster_sample.log_1 partition of muster_sample.log for values from ('2026-01-01') to ('2026-02-01')" \
    -c "create table muster_sample.log_2 partition of muster_sample.log for values from ('2026-02-01') to ('2026-03-01')" \
    -c "insert into muster_sample.log select date '2026-01-01' + g % 59, g % 9000, repeat('n', 50) from generate_series(1, 90000) as g" \
    -c "analyze muster_sample.log" -c "select count(*) from muster_sample.log where kind = 7"
muster scan >/dev/null
statement() { value "select statement_id from advisor.statement where normalized like '$1'"; }
# shellcheck disable=SC2016  # placeholders of SQL
equality=$(statement '%email = \$1%')
# shellcheck disable=SC2016  # placeholders of SQL
composite=$(statement '%status = \$1%created_at%')

exits "without a sandbox it is refused" 1 muster simulate "$equality" --real
matches "with the reason and the command" "$output" 'advisor.setup_sandbox'

sql -o /dev/null -c 'select advisor.setup_sandbox(reuse => true)'
super -c 'grant pg_read_all_data to muster_sandbox'
export MUSTER_SANDBOX_URL=${super_url/user=postgres/user=muster_sandbox}

for pattern in "$equality" "$composite"; do
    exits "statement $pattern is measured" 0 muster simulate "$pattern" --real
    matches "in milliseconds" "$output" 'ms after, least'
    is "it got faster by half, and touches less than a tenth" \
        "$(value "select improvement_pct > 50 and after_ms < before_ms / 2
                         and after_buffers < before_buffers / 10 and runs = 9
                  from advisor.simulation
                  where statement_id = $pattern and mode = 'real' and status = 'done'")" t
    is "the plan changed from a sequential scan" \
        "$(value "select bool_or(l like 'Seq Scan%') or bool_or(l like 'Parallel Seq Scan%')
                         or bool_or(l like '%→%')
                  from advisor.simulation, unnest(labels) as l
                  where statement_id = $pattern and mode = 'real'")" t
    is "the advice has the measured figure" \
        "$(value "select count(*) from advisor.recommendation as r
                  join advisor.recommendation_statement as l using (recommendation_id)
                  where l.statement_id = $pattern and r.confidence_class = 'measured'
                    and r.measured_after_ms < r.measured_before_ms")" 1
done
# What the indexes cost those who write was measured there, too.
is "each index took some time for each row written, and less than a millisecond" \
    "$(value "select count(*) || ' ' || bool_and(observed > 0 and observed < 1000 and predicted < 1000)
              from advisor.calibration where measure = 'write'")" '2 true'
is "which is kept with the simulation" \
    "$(value "select bool_and((sandbox #>> '{indexes,0,write,measured}')::float8 > 0
                              and (sandbox #>> '{indexes,0,write,walBytes}')::float8 > 0)
              from advisor.simulation where mode = 'real' and status = 'done'")" t
matches "and said of the advice in words" \
    "$(value "select string_agg(write_note, ';' order by recommendation_id)
              from advisor.recommendation where confidence_class = 'measured'")" \
    'us .* bytes of WAL for each row written, .* its copy took [0-9.]+ us'
is "no copy is left" \
    "$(value "select count(*) from pg_class where relnamespace = 'muster_sandbox'::regnamespace")" 0
is "no name is left" "$(value 'select count(*) from advisor.sandbox_table')" 0
is "the tables have the indexes that they had" \
    "$(value "select count(*) from pg_indexes where schemaname = 'muster_sample'")" 9
is "no literal is kept with the plans" \
    "$(value "select count(*) from advisor.simulation
              where concat(before_plan, after_plan) ~ 'user[0-9]+@'")" 0

# shellcheck disable=SC2016  # placeholders of SQL
written=$(statement 'update %email = $%')
exits "a statement that writes is measured" 0 muster simulate "$written" --real \
    --ddl 'create index on muster_sample.users (email)'
matches "by a SELECT of its rows" "$output" 'SELECT of the rows it would change'
is "of which the index finds one" \
    "$(value "select improvement_pct > 50 from advisor.simulation order by simulation_id desc limit 1")" t
# shellcheck disable=SC2016  # placeholders of SQL
parted=$(statement 'select count(*) from muster_sample.log%')
exits "a partitioned table is copied with its partitions" 0 muster simulate "$parted" --real \
    --ddl 'create index on muster_sample.log (kind)' \
    --ddl 'create index on muster_sample.log using gin (to_tsvector('"'simple'"', note))'
is "and an index on it counts by its parts" \
    "$(value "select concat_ws(' ', improvement_pct > 50, sandbox -> 'indexes' -> 0 ->> 'verdict',
                        size_bytes > 100000)
              from advisor.simulation order by simulation_id desc limit 1")" "t kept t"
is "what writing costs is measured of a partitioned one, and of a GIN index" \
    "$(value "select bool_and((i #>> '{write,measured}')::float8 between 0.01 and 1000)
                     and count(i #>> '{write,measured}') = 2
              from jsonb_array_elements((
                  select sandbox -> 'indexes' from advisor.simulation
                  order by simulation_id desc limit 1)) as i")" t
is "nothing of it is left" \
    "$(value "select count(*) from pg_class where relnamespace = 'muster_sandbox'::regnamespace")" 0

# Rows are written again on copies whatever keeps them from being written in the table.
sql -o /dev/null -f - <<'SQL'
create schema keyed;
create table keyed.parent (id integer primary key, code text not null unique, note text);
create table keyed.child (
    id bigint generated always as identity primary key,
    parent_id integer not null references keyed.parent on delete cascade,
    twice integer generated always as (parent_id * 2) stored,
    amount integer check (amount > 0), before bigint references keyed.child);
insert into keyed.parent select g, 'c' || g, repeat('n', 20) from generate_series(1, 20000) as g;
insert into keyed.child (parent_id, amount)
select 1 + g % 20000, 1 + g % 50 from generate_series(1, 40000) as g;
update keyed.child set before = 1 where id > 20000;
create function keyed.refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no writing'; end $$;
create trigger refuse before insert or delete on keyed.child for each row execute function keyed.refuse();
analyze keyed.parent, keyed.child;
select count(*) from keyed.child join keyed.parent on parent.id = child.parent_id
where parent.note = 'x' and child.amount = 7;
SQL
muster scan >/dev/null
keyed=$(statement '%keyed.child join keyed.parent%')
exits "tables with keys, triggers, checks and generated columns are measured" 0 \
    muster simulate "$keyed" --real --ddl 'create index on keyed.child (amount) include (twice)' \
    --ddl 'create unique index on keyed.parent (code, id)' \
    --ddl "create index on keyed.child (parent_id) where before is null" \
    --ddl 'create index on keyed.child using brin (id)'
is "so is what writing each index costs" \
    "$(value "select count(i #>> '{write,measured}')
              from jsonb_array_elements((
                  select sandbox -> 'indexes' from advisor.simulation
                  order by simulation_id desc limit 1)) as i")" 4
is "and the table's own sequence was not used" "$(value 'select last_value from keyed.child_id_seq')" 40000

# What does not end without the index is what needs it most.
sql -o /dev/null -c "select count(*) from muster_sample.orders where md5(order_id::text) = 'x'"
muster scan >/dev/null
slow=$(statement '%md5(order_id::text)%')
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_statement_timeout', '50 milliseconds')"
exits "a statement that is too slow without the index is measured" 0 muster simulate "$slow" --real \
    --ddl 'create index on muster_sample.orders (md5(order_id::text))'
matches "as taking at least so long" "$output" 'ended after [0-9]+ ms, by advisor.sandbox_statement_timeout'
is "of its blocks nothing is known" \
    "$(value "select concat_ws(' ', before_ms between 50 and 5000, after_ms < 50,
                        before_buffers is null, after_buffers > 0, runs)
              from advisor.simulation order by simulation_id desc limit 1")" "t t t t 1"
exits "one that is too slow with it, too, is not" 1 muster simulate "$slow" --real \
    --ddl 'create index on muster_sample.orders (status)'
matches "and it is said why" "$output" 'time'
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_statement_timeout', '30 seconds')"

# Two indexes, one of which nothing uses, on a sample of the table.
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_max_bytes', '8388608')"
exits "several indexes on a sample" 0 muster simulate "$composite" --real \
    --ddl 'create index on muster_sample.orders (status, created_at)' \
    --ddl 'create index on muster_sample.orders (total_cents)'
is "the one that is of no use is pruned" \
    "$(value "select string_agg(i ->> 'verdict', ',' order by i ->> 'ddl')
              from advisor.simulation, jsonb_array_elements(sandbox -> 'indexes') as i
              where simulation_id = (select max(simulation_id) from advisor.simulation)")" \
    kept,unused
matches "and the sample is admitted" "$output" 'of muster_sample.orders only [0-9.]+ % was copied'
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_max_bytes', '1048576')"
exits "tables beyond the limit are refused" 6 muster simulate "$composite" --real
matches "with what to do" "$output" 'advisor.sandbox_max_bytes'
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_max_bytes', null)"
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_database_limit', '1000000')"
exits "a database without room is refused" 6 muster simulate "$composite" --real
matches "and says how large it is" "$output" 'the database has'
sql -o /dev/null -c "select muster.set_setting('advisor.sandbox_database_limit', null)"

# Killed at several points after it began, the last of which may be behind its end; the next sweep cleans up.
for delay in 0.05 0.2 0.4 0.6; do
    "$muster_bin" simulate "$composite" --real -d "$worker_url" >/dev/null 2>&1 &
    victim=$!
    wait_for_copies
    sleep "$delay"
    kill -9 "$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
    eventually "the sweep ends what was killed after $delay s" \
        "select advisor.sweep_sandbox();
         select concat_ws(' ', (select count(*) from advisor.sandbox_table),
                (select count(*) from pg_class
                 where relnamespace = 'muster_sandbox'::regnamespace),
                (select count(*) from advisor.simulation where status = 'running'))" \
        $'0\n0 0 0'
done

# The next one does not wait for a sweep: nothing runs here that would.
"$muster_bin" simulate "$composite" --real -d "$worker_url" >/dev/null 2>&1 &
victim=$!
wait_for_copies
kill -9 "$victim"
wait "$victim" 2>/dev/null || true
exits "the next takes the place of one that was killed" 0 muster simulate "$composite" --real
is "which counts as failed, and has left nothing" \
    "$(value "select concat_ws(' ', (select status || ' ' || sqlstate from advisor.simulation order by simulation_id desc offset 1 limit 1),
                     (select count(*) from advisor.sandbox_table),
                     (select count(*) from pg_class where relnamespace = 'muster_sandbox'::regnamespace))")" \
    "failed MU480 0 0"

# Who may do what with the sandbox.
exits "the reader sees no schema" 1 psql -qX -d "${super_url/user=postgres/user=muster_explain}" \
    -c 'create table muster_sandbox.x ()'
exits "the sandbox's login writes no table" 1 psql -qX -d "$MUSTER_SANDBOX_URL" \
    -c 'delete from muster_sample.users'
psql -qX -d "$MUSTER_SANDBOX_URL" -c 'create table muster_sandbox.secret as select 1'
exits "the schema's owner does not read the copies" 1 \
    sql -c 'select * from muster_sandbox.secret'
is "the doctor names what nobody registered" \
    "$(value "select state from muster.doctor() where check_name = 'advisor_sandbox'")" warning

# A statement that would do something is not run.
super -q -c 'create function muster_sample.touch() returns integer language sql volatile as
             $$ select 1 $$'
psql -qX -d "$owner_url" -o /dev/null -c \
    "select email from muster_sample.users where user_id = muster_sample.touch()"
muster scan >/dev/null
volatile=$(statement '%touch()%')
muster simulate "$volatile" --real --ddl 'create index on muster_sample.users (country)' \
    >/dev/null 2>&1 || true
matches "a volatile function is a reason" \
    "$(value "select message from advisor.simulation where statement_id = $volatile")" 'volatile'
