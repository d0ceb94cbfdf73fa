# RELIABILITY: a low-privilege role plants functions that planning would run, and a statement that
# calls them is captured. The advisor must not run them.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
role=e2e_mallory
super -o /dev/null -c 'select pg_stat_statements_reset()' -c "drop role if exists $role" -c "create role $role login" -c 'create table public.loot (what text)' \
    -c 'create table public.customers (id int primary key, name text)' \
    -c "insert into public.customers select n, 'c' || n from generate_series(1, 20000) n" \
    -c "create schema mal authorization $role" -c 'grant all on public.loot to public' \
    -c 'grant select on public.customers to public'
psql -qX -v ON_ERROR_STOP=1 -d "${owner_url/user=muster_owner/user=$role}" <<'SQL'
create function mal.write_it() returns int language plpgsql volatile as $$
begin
    insert into public.loot values ('written as ' || current_user);
    return 1;
end $$;
create function mal.planted() returns int language plpgsql immutable as $$
begin
    -- In mallory's own session it is harmless; the trap is for whoever plans it.
    if current_user <> 'e2e_mallory' then perform mal.write_it(); end if;
    return 1;
end $$;
create view mal.trap as select * from public.customers where id = mal.planted();
create function mal.eq(int, text) returns boolean language plpgsql immutable as $$
begin
    if current_user <> 'e2e_mallory' then perform mal.write_it(); end if;
    return true;
end $$;
create operator mal.=== (leftarg = int, rightarg = text, function = mal.eq);
select * from public.customers where id = mal.planted();
select count(*) from mal.trap;
select count(*) from public.customers where 1 operator(mal.===) 'x'::text;
select count(*) from public.customers where name = 'c7';
SQL
muster scan --top 1000
is "three statements are refused" \
    "$(value "select count(*) from advisor.statement where explain_state = 'refused'")" 3
is "the harmless one is planned" \
    "$(value "select explain_state from advisor.statement where normalized like '%customers where name = %'")" planned
matches "the reason names the function" \
    "$(value "select array_to_string(explain_reasons, ' ') from advisor.statement
              where explain_state = 'refused' limit 1")" 'mal\.'
is "nothing ran" "$(super -At -c 'select count(*) from public.loot')" 0

# An explain login that could do harm is refused.
super -c "drop role if exists e2e_danger" -c 'create role e2e_danger login superuser'
explain=$MUSTER_EXPLAIN_URL
export MUSTER_EXPLAIN_URL=${explain/user=muster_explain/user=e2e_danger}
exits "a superuser may not explain" 6 muster scan
export MUSTER_EXPLAIN_URL=$explain
super -c "alter role e2e_danger nosuperuser" -c 'grant pg_execute_server_program to e2e_danger'
MUSTER_EXPLAIN_URL=${explain/user=muster_explain/user=e2e_danger} \
    exits "nor may who runs programs on the server" 6 muster scan

# Text that would end EXPLAIN and go on is one prepared statement or none.
id=$(value "select statement_id from advisor.statement where normalized like '%customers where name = %'")
for ddl in "create index on public.customers (name); drop table public.customers" "drop table public.customers" \
    "create index on public.customers ((mal.planted()))"; do
    got=0
    muster simulate "$id" --ddl "$ddl" >/dev/null 2>&1 || got=$?
    ok "refused: $ddl" test "$got" -ne 0
done
is "the table is there, and nothing ran" \
    "$(super -At -c "select count(*) from public.customers" -c 'select count(*) from public.loot')" $'20000\n0'
super -c "drop owned by $role cascade" -c "drop role $role" -c 'drop owned by e2e_danger' -c "drop role e2e_danger"
