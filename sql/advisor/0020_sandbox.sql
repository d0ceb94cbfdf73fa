-- Every copy that the sandbox may hold, named here, in a transaction of its own, before it is
-- made: whatever is killed when, the sweep knows what to drop. No reference to the simulation,
-- because a copy must outlive the row that it was made for.
create table advisor.sandbox_table (
    table_name     text         not null,
    simulation_id  bigint       not null,
    source         text         not null,
    registered_at  timestamptz  not null,

    constraint sandbox_table_pkey primary key (table_name)
);

create index sandbox_table_simulation_id_idx on advisor.sandbox_table (simulation_id);

alter table advisor.simulation
    add column before_median_ms  double precision,
    add column after_median_ms   double precision,
    add column before_buffers    bigint,
    add column after_buffers     bigint,
    add column runs              integer,
    add column sandbox           jsonb,
    add constraint simulation_runs_check check (runs is null or before_ms is not null);

alter table advisor.recommendation
    add column measured_before_ms  double precision,
    add column measured_after_ms   double precision,
    add column measured_at         timestamptz,
    add constraint recommendation_measured_check check (
        (measured_at is null) = (measured_before_ms is null)
        and (measured_at is null) = (measured_after_ms is null));
