#!/usr/bin/env bash
# The extension: the same catalogue as by psql, guards both ways, dump and restore, upgrade.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

schemas=$(query "$MUSTER_TEMPLATE" "select string_agg(schema_name, ',') from muster.module")
control=$MUSTER_ROOT/extension/muster.control
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$control")

said=$(make -s -C "$MUSTER_ROOT/extension" install PG_CONFIG="$MUSTER_PG_CONFIG" 2>&1)
is 'make install succeeds' "$? $said" '0 '
is 'the control file names the release' "$(query "$MUSTER_TEMPLATE" 'select muster.version()')" \
    "$version"

role muster_test_author login
database muster_test_by_psql owner muster_test_author
database muster_test_by_extension owner muster_test_author
export PGUSER=muster_test_author
run_install muster_test_by_psql -v modules=all
is 'an ordinary owner creates the extension' \
    "$(query muster_test_by_extension 'create extension muster')" ''
fingerprint muster_test_by_psql "$schemas" >"$work/psql"
fingerprint muster_test_by_extension "$schemas" >"$work/extension"
same_files 'and has the catalogue of an install by psql' "$work/psql" "$work/extension"
for name in psql extension; do
    query "muster_test_by_$name" 'select module, step, name, checksum, is_breaking, kit_version
        from muster.schema_step order by module, step' >"$work/$name.ledger"
    query "muster_test_by_$name" 'select module, kind, object, privilege, role
        from muster.grant_rule order by 2, 3, 4, 5' >"$work/$name.matrix"
done
same_files 'the same ledger' "$work/psql.ledger" "$work/extension.ledger"
same_files 'the same matrix' "$work/psql.matrix" "$work/extension.matrix"
is 'its owner is who created it' \
    "$(query muster_test_by_extension "select nspowner::regrole from pg_namespace
                                       where nspname = 'muster'")" muster_test_author

# Both guards.
run_install muster_test_by_extension
is 'psql over the extension stops' "$code" 3
matches 'with MU401' "$out" 'MU401: muster is installed as an extension here'
matches 'and a hint' "$out" 'ALTER EXTENSION muster UPDATE'
run_uninstall muster_test_by_extension
matches 'uninstall by psql is MU401 too' "$out" 'MU401'
out=$(psql -X -v VERBOSITY=verbose -d muster_test_by_psql -c 'create extension muster' 2>&1)
matches 'the extension over psql is MU401' "$out" 'MU401: muster is installed by psql here'
fingerprint muster_test_by_psql "$schemas" >"$work/psql.after"
same_files 'and touches nothing' "$work/psql" "$work/psql.after"
database muster_test_taken owner muster_test_author
query muster_test_taken 'create schema muster'
out=$(psql -X -v VERBOSITY=verbose -d muster_test_taken -c 'create extension muster' 2>&1)
matches 'a schema that is not ours is MU403' "$out" 'MU403: a schema that muster needs exists'

# Every data table is registered for dump, and nothing else.
is 'what is data is dumped, what is not is not' "$(query muster_test_by_extension "
    with config as (
        select unnest(e.extconfig) as oid from pg_extension as e where e.extname = 'muster')
    select coalesce(c.oid, t.oid)::regclass
    from config as c
    full join (
        select c.oid
        from muster._installed_schema() as s
        join pg_class as c
          on c.relnamespace = s.schema_id
        where c.relkind in ('r', 'p')
          and c.oid not in (select table_name::regclass from muster.undumped_table)
        union
        select d.objid
        from muster._installed_schema() as s
        join pg_class as c
          on c.relnamespace = s.schema_id
        join pg_depend as d
          on d.refobjid = c.oid
         and d.refclassid = 'pg_class'::regclass
         and d.classid = 'pg_class'::regclass
         and d.deptype in ('a', 'i')
        join pg_class as q
          on q.oid = d.objid
         and q.relkind = 'S'
        where c.oid not in (select table_name::regclass from muster.undumped_table)
        union
        select c.oid
        from muster._installed_schema() as s
        join pg_class as c
          on c.relnamespace = s.schema_id
        where c.relkind = 'S'
          and not exists (
              select
              from pg_depend as d
              where d.classid = 'pg_class'::regclass
                and d.objid = c.oid
                and d.deptype in ('a', 'i'))) as t
      on t.oid = c.oid
    where c.oid is null or t.oid is null")" ''

# Dump and restore keep what is yours.
query muster_test_by_extension "
    select muster.set_setting('muster.event_retention', '3 days');
    call muster.run_due_tasks();
    select * from muster.take_events('dumped');
    select muster.set_task('muster.event_retention', every => '1 day');
    create table public.account (id int primary key);
    select muster.audit_table('public.account');
    insert into public.account values (1);" >/dev/null
database muster_test_restored owner muster_test_author
pg_dump -Fc -f "$work/dump" muster_test_by_extension
is 'a dump is restored without a complaint' \
    "$(pg_restore --exit-on-error -d muster_test_restored "$work/dump" 2>&1)" ''
# shellcheck disable=SC2016  # dollar quotes of SQL
contents='select $$setting$$, to_jsonb(t) from muster.setting_value as t
    union all select $$state$$, to_jsonb(t) from muster.task_state as t
    union all select $$run$$, to_jsonb(t) from muster.task_run as t
    union all select $$event$$, to_jsonb(t) from muster.event as t
    union all select $$consumer$$, to_jsonb(t) from muster.event_consumer as t
    union all select $$audit$$, to_jsonb(t) from muster.audit as t
    order by 1, 2'
query muster_test_by_extension "$contents" >"$work/content.dumped"
query muster_test_restored "$contents" >"$work/content.restored"
same_files 'with all its rows' "$work/content.dumped" "$work/content.restored"
matches 'of which there were some' "$(wc -l <"$work/content.restored")" '^([6-9]|[0-9]{2})$'
is 'and numbers go on where they were' \
    "$(query muster_test_restored "select muster.emit_event('muster_setting', 'x') >
                                   (select max(event_id) from muster.event)")" t
is 'the audit goes on too' \
    "$(query muster_test_restored "insert into public.account values (2);
                                   select count(*) from muster.audit")" 2

# An upgrade to the next release, which has one more step, arrives where a fresh install does.
next=9.9.9
later=$work/later
mkdir -p "$later/extension/releases"
cp -r "$MUSTER_ROOT/sql" "$later/sql"
cat >"$later/sql/core/9000_upgraded.sql" <<'SQL'
--! breaking
create table muster.upgraded (
    upgraded_id  bigint  generated always as identity,

    constraint upgraded_pkey primary key (upgraded_id)
);
SQL
sed -i "s/'$version'/'$next'/" "$later/sql/core/version.sql"
sed "s/'$version'/'$next'/" "$control" >"$later/extension/muster.control"
on_later() { MUSTER_KIT=$later/sql MUSTER_EXTENSION=$later/extension "$@" 2>&1; }
mkdir -p "$work/released"
cp "$control" "$work/released"
MUSTER_EXTENSION=$work/released "$MUSTER_ROOT/scripts/build-extension" --release 2>/dev/null
cp "$work/released/releases/$version" "$later/extension/releases/"
on_later "$MUSTER_ROOT/scripts/build-history" >/dev/null
on_later "$MUSTER_ROOT/scripts/build-extension" >/dev/null
is 'the next release has a script to install and one to upgrade' \
    "$(cd "$later/extension" && printf '%s ' muster--*)" \
    "muster--$version--$next.sql muster--$next.sql "
sharedir=$("$MUSTER_PG_CONFIG" --sharedir)/extension
cp "$later"/extension/muster--* "$sharedir"
query muster_test_by_extension "alter extension muster update to '$next'" >"$work/update.out"
is 'the upgrade runs' "$(cat "$work/update.out")" ''
database muster_test_next owner muster_test_author
query muster_test_next "create extension muster version '$next'"
is 'it is the next release' "$(query muster_test_by_extension 'select muster.version()')" "$next"
query muster_test_by_extension 'drop table public.account'
fingerprint muster_test_by_extension "$schemas" >"$work/upgraded"
fingerprint muster_test_next "$schemas" >"$work/fresh"
same_files 'with the catalogue of a fresh one' "$work/fresh" "$work/upgraded"
is 'that has the new table, which is dumped' \
    "$(query muster_test_by_extension "
        select 'muster.upgraded'::regclass = any (extconfig) from pg_extension
        where extname = 'muster'")" t
is 'and the ledger says that older workers must stop' \
    "$(query muster_test_by_extension "
        select last_step, last_breaking_step from muster.module where module = 'core'")" '9000|9000'
query muster_test_by_extension "$contents" >"$work/content.upgraded"
same_files 'and the rows it had' "$work/content.dumped" "$work/content.upgraded"

# What a release has frozen is refused when it changes.
printf -- '-- changed\n' >>"$later/sql/core/0002_definition.sql"
on_later "$MUSTER_ROOT/scripts/build-extension" >"$work/frozen.out"
is 'a step that changed after a release fails the build' "$?" 1
matches 'and is named' "$(cat "$work/frozen.out")" 'step 2 of core changed after a release'
rm -f "$sharedir/muster--$next.sql" "$sharedir/muster--$version--$next.sql"

is 'drop extension leaves nothing' \
    "$(query muster_test_restored "drop table public.account; drop extension muster cascade;
                                   select to_regnamespace('muster')")" ''
