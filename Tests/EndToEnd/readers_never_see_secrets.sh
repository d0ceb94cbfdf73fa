# Forty-odd secrets in every place where people put them: literals, comments, utility statements,
# connection strings, broken texts, statements that wait for locks, questions. After scans, advice,
# simulations and answers none is in any table of ours, in the worker's log, or in what was printed.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
word=hunter2Sekret
sql -c 'create table public.vault (id int primary key, token text, password text, data jsonb, tags text[], at date)' \
    -c "insert into public.vault select n, md5(n::text), 'p' || n, '{}', '{}', '2024-01-01' from generate_series(1, 20000) n" \
    -c 'create extension if not exists pgcrypto' -c 'analyze public.vault' -c 'create view public.vaults as select * from public.vault'

# Each line is run by itself, with ? replaced by a secret of its own.
corpus=$(mktemp)
cat >"$corpus" <<'SQL'
select '?'
select e'?\n'
select $$?$$
select $tag$?$tag$
select U&'?'
select 1 -- ?
select 1 /* ? */
/* a /* ? */ b */ select 1, 2
select count(*) from vault where token = '?'
select count(*) from vault where token in ('a', '?')
select count(*) from vault where token = any (array['?', 'b'])
select count(*) from vault where token like '%?%'
select count(*) from vault where token ~ '?'
select count(*) from vault where token between '?' and '?z'
select count(*) from vault where data ->> '?' = 'x'
select count(*) from vault where data @> '{"password": "?"}'
select count(*) from vault where tags @> '{?}'
select crypt('?', gen_salt('md5'))
select encode(digest('?', 'sha256'), 'hex')
select pgp_sym_encrypt('a', '?') is null
select case when token = '?' then '?' end from vault limit 5
select set_config('app.token', '?', false)
select count(*) from vault group by password having password = '?'
select id as "x" from vault order by token = '?' limit 5
select 'a' '?'
select 'a'
'?'
with secret as (select '?' as it) select count(*) from vault, secret where token = it
select coalesce(token, '?') from vault where id = 5 union select '?'
insert into vault values (100001, '?', '?')
insert into vault values (100001, 'x') on conflict (id) do update set token = '?' where vault.token <> '?'
update vault set password = '?' where id = 5 returning '?'
delete from vault where token = '?'
merge into vault as v using (select 7 as id) as s on v.id = s.id when matched and v.token = '?' then update set token = '?'
select * from xmltable('/r' passing xmlparse(document '<r>?</r>') columns a text path '.') as x
select format('host=db password=%s', '?')
select 'postgresql://app:?@db.example.com/app'
select 'AKIA?', 'Authorization: Bearer ?', '-----BEGIN PRIVATE KEY----- ?'
create role e2e_secret_? password '?'
alter role e2e_secret_? encrypted password '?'
comment on role e2e_secret_? is '?'
set app.token = '?'
set application_name = '?'
copy (select '?') to stdout
copy vault (id, token) from program 'curl -u x:? http://example.invalid'
do $$ begin perform '?'; end $$
create function secret_f() returns text language sql as 'select ''?'''
create table secret_t (a text default '?')
create table secret_c as select '?' as a
prepare p as select '?'
notify secret, '?'
listen secret
create subscription s connection 'host=db.example.invalid password=?' publication p
create server s foreign data wrapper w options (password '?')
explain select '?'
begin; declare c cursor for select '?'; fetch c; commit
comment on table vault is '?'
alter database current set app.token = '?'
select '?
select "?"
select ?.? from vault
selec '?'
select * from vault where token = '?' '?' ?
select to_date('?', 'YYYY')
select '?'::int
select * from nowhere where token = '?'
SQL
lines=$(wc -l <"$corpus")
ok "the corpus has more than forty secrets ($lines)" test "$lines" -gt 40
run_corpus() {
    local number=0 line
    while IFS= read -r line; do
        number=$((number + 1))
        psql -qX -d "$owner_url" -c "${line//\?/$word$number}" >/dev/null 2>&1 || true
    done <"$corpus"
}

printed=$(mktemp)
say() { "$@" >>"$printed" 2>&1 || true; }
muster scan --no-plans >/dev/null
start_worker --poll 1s
run_corpus
is "the server itself has kept some" \
    "$(super -At -c "select count(*) > 10 from pg_stat_statements where query ~* '$word'")" t

# While a scan looks: one statement holds a lock, another waits for it, both with secrets.
hold "update public.vault set token = '${word}_holds' where id = 9" "update public.vault set token = '${word}_waits' where id = 9"
say muster scan --top 1000
is "the wait was seen" "$(value 'select count(*) > 0 from advisor.lock_wait')" t
let_go
run_corpus
say muster scan --top 1000
value "select advisor.request_scan()" >/dev/null
eventually "a worker has read everything" \
    "select not exists (select from advisor.statement_source where state = 'pending' and missing_since is null)
            and (select status from advisor.scan_request order by request_id desc limit 1) = 'done'" t
is "statements were recorded and explained" \
    "$(value "select count(*) filter (where explain_state = 'planned') > 10 and count(*) > 20 from advisor.statement
              where not is_excluded")" t
ok "utility statements were dropped" test \
    "$(value "select count(*) from advisor.statement_source where state = 'utility'")" -gt 10

# Every way of asking and looking.
say muster bottlenecks --limit 1000
say muster bottlenecks --json
while read -r id; do
    say muster query "$id"
    say muster ask 'why is it slow' "$id"
    say muster ask "why is it slow with password $word" "$id"
    say muster ask 'what index should I add' "$id"
    say muster ask 'show impact' "$id"
done < <(value 'select statement_id from advisor.statement where not is_excluded order by 1 limit 12')
for question in 'what changed since yesterday' 'what got worse' 'what can I drop' "is the index $word used" \
    "which queries use $word" "$word" "select '$word'" 'which queries use public.vault'; do
    say muster ask "$question"
done
id=$(value "select statement_id from advisor.statement where normalized like '%vault where token = \$1' limit 1")
ok "a statement is there to simulate" test -n "$id"
say muster simulate "$id" --ddl 'create index on public.vault (token)'
say muster simulate "$id" --ddl "create index on public.vault (token) where password = '$word"
say muster simulate "$id" --ddl "create index on $word (token)"
say muster simulate "$id" --ddl "drop table $word"
say muster doctor
say muster status
value "select count(*) from advisor.what_if('select * from public.vault where token = ''$word''', 'create index on public.vault (token)')" \
    >/dev/null
say muster fingerprint "$corpus"
say muster scan --top 1000
sleep 1

# Where could one have got to? Every row of every table of ours, as text; the log; what was printed.
super -At >"$printed.tables" <<SQL
-- A simulation keeps the definition that was typed for it, but nothing that was run.
select format('select %L from %s as r where r::text ~* %L having count(*) > 0', c.oid::regclass, c.oid::regclass,
              case when c.oid = 'advisor.simulation'::regclass then '$word([0-9]|_)' else '$word' end)
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('muster', 'advisor', 'fleet', 'profiling', 'metering', 'batch') and c.relkind in ('r', 'p', 'm') \gexec
SQL
is "no table of ours holds a secret" "$(cat "$printed.tables")" ''
is "tables were looked at" \
    "$(super -At -c "select count(*) > 50 from pg_class as c where c.relkind in ('r', 'p')
                     and c.relnamespace::regnamespace::text in ('muster', 'advisor', 'fleet', 'profiling', 'metering', 'batch')")" t
is "the worker's log has none" "$(grep -ic "$word" "$worker_log" || true)" 0
# What a person typed into a command line may come back in its error; what others ran may not.
is "what was printed has none that was run" "$(grep -iEc "${word}([0-9]+|_)" "$printed" || true)" 0
ok "and something was printed" test "$(wc -l <"$printed")" -gt 100
sql -At -c "select format('drop role %I', rolname) from pg_roles where rolname ~ '^e2e_secret'" | super >/dev/null
rm -f "$corpus" "$printed" "$printed.tables"
