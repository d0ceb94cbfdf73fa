-- A price holds from its day until the next one of the same spec, so periods cannot overlap.
-- Prices change at UTC midnight: costs are then exact from the day rollup, which is kept for ever.
create table metering.price (
    spec            text         not null,
    valid_from      timestamptz  not null,
    gpu_hour_price  numeric,
    currency        text         not null default 'USD',

    constraint price_pkey primary key (spec, valid_from),
    constraint price_valid_from_check check (
        valid_from = date_trunc('day', valid_from, 'UTC') and isfinite(valid_from)),
    constraint price_gpu_hour_price_check check (
        gpu_hour_price >= 0 and gpu_hour_price < 'Infinity'),
    constraint price_currency_check check (currency ~ '^[A-Z]{3}$')
);

-- GPUs that can be used from a moment on, until the next row of the same scope.
create table metering.capacity (
    scope_type   text         not null default 'global',
    scope_value  text         not null default '',
    valid_from   timestamptz  not null,
    gpu_count    integer      not null,
    source       text         not null default 'operator',

    constraint capacity_pkey primary key (scope_type, scope_value, valid_from),
    constraint capacity_scope_check check (
        scope_type in ('global', 'spec') and (scope_type = 'global') = (scope_value = '')),
    constraint capacity_valid_from_check check (isfinite(valid_from)),
    constraint capacity_gpu_count_check check (gpu_count >= 0),
    constraint capacity_source_check check (source in ('operator', 'fleet'))
);
