-- What was predicted of indexes and what was observed once they were built: the advisor learns from
-- it by how much its predictions are off here.
create table advisor.calibration (
    calibration_id  bigint            generated always as identity,
    observed_at     timestamptz       not null,
    measure         text              not null,
    subject         text              not null,
    predicted       double precision  not null,
    observed        double precision  not null,

    constraint calibration_pkey primary key (calibration_id),
    constraint calibration_measure_check check (measure in ('size', 'cost', 'time')),
    constraint calibration_predicted_check check (predicted > 0),
    constraint calibration_observed_check check (observed > 0)
);

create index calibration_measure_calibration_id_idx
    on advisor.calibration (measure, calibration_id);

comment on table advisor.calibration is
    'What was predicted of indexes, and what was observed once they were built.';
comment on column advisor.calibration.observed_at is 'when it was observed';
comment on column advisor.calibration.measure is
    'size: bytes of an index; cost: part of a statement''s cost that is left with the indexes; '
    'time: the same of its run time, predicted by the cost';
comment on column advisor.calibration.subject is 'the index, or the statement';
comment on column advisor.calibration.predicted is 'what was predicted';
comment on column advisor.calibration.observed is 'what was observed';
