create or replace function advisor._since_in(question text, at timestamptz)
returns timestamptz
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The beginning of the time that a question is about: in the last 3 hours, since yesterday,
    -- this week. Without any, advisor.window before its end.
    select $2 - coalesce(
        case
            when s.part is not null
                then make_interval(
                    secs => least(s.part[1]::numeric, 100000)::double precision
                        * extract(epoch from ('1 ' || s.part[2])::interval)::double precision)
            when s.words ~ '\mhour\M' then interval '1 hour'
            when s.words ~ '\m(yesterday|today|day)\M' then interval '1 day'
            when s.words ~ '\mweek\M' then interval '7 days'
            when s.words ~ '\mmonth\M' then interval '30 days'
        end,
        muster.setting_interval('advisor.window'))
    from (
        select lower($1) as words,
               regexp_match(lower($1), '\m(\d{1,5})\s*(minute|hour|day|week)s?\M') as part
    ) as s
$$;

revoke all on function advisor._since_in(text, timestamptz) from public;
