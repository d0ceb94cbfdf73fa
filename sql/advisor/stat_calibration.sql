create or replace view advisor.stat_calibration as
select c.measure,
       count(*) as observations,
       round((exp(percentile_cont(0.5) within group (order by ln(c.observed / c.predicted)))
           - 1)::numeric * 100, 2) as off_pct,
       round((exp(percentile_cont(0.05) within group (order by ln(c.observed / c.predicted)))
           - 1)::numeric * 100, 2) as low_pct,
       round((exp(percentile_cont(0.95) within group (order by ln(c.observed / c.predicted)))
           - 1)::numeric * 100, 2) as high_pct,
       max(c.observed_at) as observed_at
from advisor.calibration as c
group by c.measure;

comment on view advisor.stat_calibration is
'How true the advisor''s predictions were of indexes that were built here. Later advice is corrected
by it, and the intervals in it come from it.';
comment on column advisor.stat_calibration.measure is
    'size: bytes of an index; cost: part of a statement''s cost that is left with the indexes; '
    'time: the same of its run time, predicted by the cost; write: microseconds that an index takes '
    'for each row written';
comment on column advisor.stat_calibration.observations is 'how many there are';
comment on column advisor.stat_calibration.off_pct is
    'median of by how many per cent what was observed is more than what was predicted';
comment on column advisor.stat_calibration.low_pct is 'one in twenty is below';
comment on column advisor.stat_calibration.high_pct is 'one in twenty is above';
comment on column advisor.stat_calibration.observed_at is 'when the latest was observed';
