-- What an index costs for each row written to its table is learned as well.
alter table advisor.calibration
    drop constraint calibration_measure_check,
    add constraint calibration_measure_check check (measure in ('size', 'cost', 'time', 'write'));

comment on column advisor.calibration.measure is
    'size: bytes of an index; cost: part of a statement''s cost that is left with the indexes; '
    'time: the same of its run time, predicted by the cost; write: microseconds that an index takes '
    'for each row written';

alter table advisor.recommendation
    add column write_us           double precision,
    add column write_low_us       double precision,
    add column write_high_us      double precision,
    add column write_wal_bytes    double precision,
    add column write_observations bigint,
    add column writes_per_day     double precision,
    add column measured_write_us  double precision,
    add column write_note         text,
    add constraint recommendation_write_us_check check (
        write_us > 0 and write_low_us <= write_us and write_us <= write_high_us
        and (write_us is null) = (write_low_us is null)
        and (write_us is null) = (write_high_us is null)
        and (write_us is null) = (write_wal_bytes is null)
        and (write_us is null) = (write_observations is null));
