# Indexes built for real, on copies: what they bring is measured, nothing is left, also not by a
# worker that is killed in the middle, and nobody reads the copies.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
sql -f sql/sample/workload.sql
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
is "no copy is left" \
    "$(value "select count(*) from pg_class where relnamespace = 'muster_sandbox'::regnamespace")" 0
is "no name is left" "$(value 'select count(*) from advisor.sandbox_table')" 0
is "the tables have the indexes that they had" \
    "$(value "select count(*) from pg_indexes where schemaname = 'muster_sample'")" 9
is "no literal is kept with the plans" \
    "$(value "select count(*) from advisor.simulation
              where concat(before_plan, after_plan) ~ 'user[0-9]+@'")" 0

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
    for _ in $(seq 3000); do
        [ "$(value 'select count(*) from advisor.sandbox_table')" != 0 ] && break
        sleep 0.01
    done
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
