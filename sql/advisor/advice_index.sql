create or replace view advisor.advice_index as
select a.advice_id,
       i.place::integer as place,
       i.value ->> 'table' as table_name,
       i.value ->> 'name' as index_name,
       (i.value ->> 'bytes')::numeric::bigint as bytes,
       round((i.value ->> 'gain')::numeric * 100, 2) as gain_pct,
       round((i.value ->> 'loss')::numeric * 100, 2) as loss_pct,
       array(select h.value from jsonb_array_elements_text(i.value -> 'helps') as h) as helps,
       array(select h.value from jsonb_array_elements_text(i.value -> 'harms') as h) as harms,
       round((i.value ->> 'writesPerDay')::numeric) as writes_per_day,
       i.value ->> 'ddl' as ddl,
       i.value ->> 'undo' as ddl_undo,
       (i.value ->> 'measuredBytes')::numeric::bigint as measured_bytes,
       round((i.value ->> 'measuredGain')::numeric * 100, 2) as measured_gain_pct,
       round((i.value #>> '{write,microseconds}')::numeric, 2) as write_us,
       round((i.value #>> '{write,interval,low}')::numeric, 2) as write_low_us,
       round((i.value #>> '{write,interval,high}')::numeric, 2) as write_high_us,
       round((i.value #>> '{write,walBytes}')::numeric) as write_wal_bytes,
       (i.value #>> '{write,observations}')::bigint as write_observations,
       round((i.value #>> '{write,measured}')::numeric, 2) as measured_write_us,
       array(
           select s.value
           from jsonb_array_elements_text(
               coalesce(i.value -> 'steps', jsonb_build_array(i.value -> 'ddl'))) as s) as steps,
       array(select t.value from jsonb_array_elements_text(i.value -> 'together') as t) as together,
       round((i.value ->> 'gainTogether')::numeric * 100, 2) as gain_together_pct
from advisor.advice as a
cross join lateral jsonb_array_elements(a.report -> 'indexes') with ordinality as i (value, place);

comment on view advisor.advice_index is
'The indexes of each advice for the workload, in the order of what each saves beyond those before
it. In psql, follow one by
select unnest(steps) from advisor.advice_index where advice_id = 1 and place = 1 \gexec';
comment on column advisor.advice_index.advice_id is 'key in advisor.advice';
comment on column advisor.advice_index.place is 'place in the order, from 1';
comment on column advisor.advice_index.table_name is 'the table, with its schema';
comment on column advisor.advice_index.index_name is 'the name that ddl gives it';
comment on column advisor.advice_index.bytes is 'its size, as estimated';
comment on column advisor.advice_index.gain_pct is
    'per cent of the workload''s cost that it saves beyond those before it; its share, when others
are needed for that';
comment on column advisor.advice_index.loss_pct is
    'per cent of the workload''s cost that would come back without it';
comment on column advisor.advice_index.helps is 'keys of the statements whose plans use it';
comment on column advisor.advice_index.harms is 'keys of the statements that have to write it';
comment on column advisor.advice_index.writes_per_day is 'rows a day that are written to it';
comment on column advisor.advice_index.ddl is
    'what makes it; where that takes several commands, run those in steps one by one';
comment on column advisor.advice_index.ddl_undo is 'what takes it back';
comment on column advisor.advice_index.measured_bytes is
    'size of the one that was built on a copy; null when none was';
comment on column advisor.advice_index.measured_gain_pct is
    'per cent of the workload''s run time that came back without it; null when nothing was run';
comment on column advisor.advice_index.write_us is
    'microseconds that it takes for each row written, as far as indexes built here have told';
comment on column advisor.advice_index.write_low_us is 'one in twenty is below';
comment on column advisor.advice_index.write_high_us is 'one in twenty is above';
comment on column advisor.advice_index.write_wal_bytes is
    'bytes of WAL for each row written, between two checkpoints, as computed';
comment on column advisor.advice_index.write_observations is
    'how many indexes built here write_us was learned from; with none it is assumed';
comment on column advisor.advice_index.measured_write_us is
    'the same of the one that was built on a copy; null when none was';
comment on column advisor.advice_index.steps is
    'the commands that make it, in their order: several for a partitioned table';
comment on column advisor.advice_index.together is
    'names of the other indexes without which it would not save that; mostly none';
comment on column advisor.advice_index.gain_together_pct is
    'per cent of the workload''s cost that it saves with those';
