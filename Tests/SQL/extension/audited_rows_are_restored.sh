#!/usr/bin/env bash
# Rows in audited tables survive a dump and a restore, by each route and in each form of a dump: the
# triggers of an extension are there before its rows, and what they wrote would collide with the rows of
# muster.audit. What is written later is audited as ever.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

make -s -C "$MUSTER_ROOT/extension" install PG_CONFIG="$MUSTER_PG_CONFIG" 2>/dev/null
role muster_test_author login
role muster_test_clerk login
data=$MUSTER_ROOT/Tests/SQL/upgrade/released/0.1.0/data.sql
audited="select t.tgrelid::regclass from pg_trigger as t
    where t.tgfoid = 'muster._audit()'::regprocedure group by 1 order by 1::text"
# How many rows each of these tables has, and all that was audited.
contents() {
    query "$1" "select format('select %L, count(*) from %s', tgrelid::regclass, tgrelid::regclass)
        from pg_trigger where tgfoid = 'muster._audit()'::regprocedure
        group by tgrelid order by tgrelid::regclass::text" >"$work/questions"
    query "$1" "$(sed 's/$/;/' "$work/questions")
        select to_jsonb(a) from muster.audit as a order by audit_id"
}
price="insert into metering.price (spec, valid_from, gpu_hour_price) values"
count="select count(*) from muster.audit where relation = 'metering.price'"

for way in psql extension; do
    from=muster_test_audited_$way
    database "$from" owner muster_test_author
    export PGUSER=muster_test_author
    if [ $way = psql ]; then run_install "$from"; else query "$from" 'create extension muster'; fi
    is "there are rows ($way)" "$(psql -Xq -d "$from" -f "$data" 2>&1)" ''
    contents "$from" >"$work/dumped"
    is "in every audited table ($way)" "$(grep '|0$' "$work/dumped")" ''
    matches "of which there are some ($way)" "$(query "$from" "$audited" | wc -l)" '^[6-9]$'
    matches "and all were audited ($way)" "$(grep -c '^{' "$work/dumped")" '^[0-9]{2,}$'

    forms=(custom parallel transaction plain inserts)
    # pg_restore -j knows nothing of foreign keys that are there already, as those of an extension are.
    [ $way = psql ] || forms=(custom transaction plain inserts)
    for form in "${forms[@]}"; do
        to=muster_test_restored_$way
        unset PGUSER
        database "$to" owner muster_test_author
        export PGUSER=muster_test_author
        rm -rf "$work/dump"
        case $form in
        custom) pg_dump -Fc -f "$work/dump" "$from" && pg_restore --exit-on-error -d "$to" "$work/dump" ;;
        parallel) pg_dump -Fd -f "$work/dump" "$from" && pg_restore -j 2 --exit-on-error -d "$to" "$work/dump" ;;
        transaction) pg_dump -Fc -f "$work/dump" "$from" && pg_restore -1 -d "$to" "$work/dump" ;;
        plain) pg_dump "$from" >"$work/dump" && psql -Xq -v ON_ERROR_STOP=1 -o /dev/null -d "$to" -f "$work/dump" ;;
        inserts) pg_dump --inserts "$from" >"$work/dump" &&
            psql -Xq -v ON_ERROR_STOP=1 -o /dev/null -d "$to" -f "$work/dump" ;;
        esac >"$work/complaints" 2>&1
        is "restored without a complaint ($way, $form)" "$? $(cat "$work/complaints")" '0 '
        contents "$to" >"$work/restored"
        same_files "with every row and its trail, no more ($way, $form)" "$work/dumped" "$work/restored"
    done
    is "what is written afterwards is audited ($way)" "$(query "$to" "
        $price ('b200', '2026-07-01Z', 4); $count")" 2
    query "$to" 'grant usage on schema metering to muster_test_clerk;
        grant insert on metering.price to muster_test_clerk' >/dev/null
    is "who does not own the table cannot write past it ($way)" "$(
        PGUSER=muster_test_clerk query "$to" "set check_function_bodies = off; set row_security = off;
            $price ('b200', '2026-08-01Z', 5)"
        query "$to" "$count")" 3
done
unset PGUSER
