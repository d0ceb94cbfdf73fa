# For the tests of upgrades: the first release, frozen, with rows in every module. Source it after
# shell.sh. Tests/SQL/upgrade/released/VERSION holds the extension's script of that release, the list of
# its numbered steps, and SQL that fills it.
# shellcheck shell=bash
# shellcheck disable=SC2154  # work comes from shell.sh

release=0.1.0
released=$MUSTER_ROOT/Tests/SQL/upgrade/released/$release

# released_script  prints the release as the extension has it.
released_script() { xz -dc "$released/kit.sql.xz"; }

# install_release DATABASE  installs it as psql does: all but what only an extension may.
install_release() {
    released_script | sed '/^\\echo/d; /^-- Data tables and their sequences are dumped/,$d' >"$work/release.sql"
    psql -Xq1 -v ON_ERROR_STOP=1 -o /dev/null -d "$1" -f "$work/release.sql" 2>&1
}

# fill DATABASE  gives it rows.
fill() { psql -Xq -d "$1" -f "$released/data.sql" 2>&1; }

# questions DATABASE  prints a query for each data table: its columns of now, as one checksum.
questions() {
    # shellcheck disable=SC2016  # dollar quotes of SQL
    query "$1" 'select format(
            $$select %L, count(*), md5(coalesce(string_agg(t::text, chr(10) order by t::text collate "C"), %L))
              from (select %s from %s) as t;$$,
            c.oid::regclass, $$$$,
            -- A number is the same number in whatever type a later release keeps it.
            (select string_agg(
                 case when a.atttypid in ($$numeric$$::regtype, $$double precision$$::regtype)
                     then format($$trim_scale(%I::numeric)$$, a.attname)
                     else quote_ident(a.attname) end,
                 $$, $$ order by a.attnum)
             from pg_attribute as a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
            c.oid::regclass)
        from muster._installed_schema() as s
        join pg_class as c
          on c.relnamespace = s.schema_id
        where c.relkind in ($$r$$, $$p$$)
          and not c.relispartition
          and c.oid not in (
              select to_regclass(u.table_name) from muster.undumped_table as u
              where to_regclass(u.table_name) is not null)
        order by c.oid::regclass::text collate "C"'
}
