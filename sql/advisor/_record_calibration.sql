create or replace function advisor._record_calibration(
    observations jsonb,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Keeps what was predicted and observed, of each measure the latest thousand; returns how many were
-- taken. Pairs that have no ratio are none.
-- Writes: advisor.calibration
declare
    kept constant bigint := 1000::bigint;
    taken bigint;
begin
    insert into advisor.calibration (observed_at, measure, subject, predicted, observed)
    select at, o.measure, o.subject, o.predicted, o.observed
    from jsonb_to_recordset(observations) as o (
        measure text, subject text, predicted double precision, observed double precision)
    where o.predicted > 0
      and o.observed > 0;
    get diagnostics taken = row_count;
    delete from advisor.calibration as c
    where c.calibration_id <= (
        select l.calibration_id
        from advisor.calibration as l
        where l.measure = c.measure
        order by l.calibration_id desc
        offset kept
        limit 1);
    return taken;
end
$$;

revoke all on function advisor._record_calibration(jsonb, timestamptz) from public;
