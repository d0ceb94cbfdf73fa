create or replace function advisor._change_sentence(change advisor.fact_change)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- One change in words. Every figure in it is in one of its two versions.
    select case $1.change
        when 'setting changed' then format(
            'the setting %s went from %s to %s', $1.name,
            concat($1.before ->> 'value', $1.before ->> 'unit'),
            concat($1.after ->> 'value', $1.after ->> 'unit'))
        when 'table grew' then format(
            'the table %s grew from %s to %s rows', $1.name, $1.before ->> 'rows',
            $1.after ->> 'rows')
        when 'table shrank' then format(
            'the table %s shrank from %s to %s rows', $1.name, $1.before ->> 'rows',
            $1.after ->> 'rows')
        when 'statistics collected' then format('new statistics of %s were collected', $1.name)
        when 'statistics became stale' then format(
            'the statistics of %s became stale: %s rows changed since they were collected, of %s',
            $1.name, $1.after ->> 'mods_since_analyze', $1.after ->> 'rows')
        when 'index broken' then format('the index %s became invalid', $1.name)
        when 'index mended' then format('the index %s became valid', $1.name)
        else format(
            'the %s %s was %s', split_part($1.change, ' ', 1), $1.name,
            split_part($1.change, ' ', 2))
    end
$$;

revoke all on function advisor._change_sentence(advisor.fact_change) from public;
