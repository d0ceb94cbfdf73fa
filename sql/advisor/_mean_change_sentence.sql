create or replace function advisor._mean_change_sentence(
    since timestamptz,
    at timestamptz,
    statement_id bigint,
    mean_ms_before numeric,
    calls_before bigint,
    mean_ms numeric,
    calls bigint,
    factor numeric
)
returns table (sentence text, source text)
language sql
immutable
rows 1
set search_path = pg_catalog, pg_temp
as $$
    select format(
               'Statement %s takes %s ms a call (%s calls) since %s, and took %s ms (%s calls) in '
               'as long a time before: %s times.',
               $3, $6, $7, advisor._at_utc($1), $4, $5, $8),
           format('advisor.mean_change %s, %s, statement %s',
                  advisor._at_utc($1), advisor._at_utc($2), $3)
$$;

revoke all on function
    advisor._mean_change_sentence(
        timestamptz, timestamptz, bigint, numeric, bigint, numeric, bigint, numeric)
    from public;
