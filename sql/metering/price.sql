create or replace function metering.set_price(
    spec text,
    gpu_hour_price numeric,
    valid_from timestamptz,
    currency text default 'USD'
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: metering.price
-- Raises: MU058
begin
    if spec is null or spec = '' or currency is null or currency !~ '^[A-Z]{3}$'
        or valid_from is null or not isfinite(valid_from)
        or valid_from <> date_trunc('day', valid_from, 'UTC')
        or gpu_hour_price < 0 or gpu_hour_price in ('NaN', 'Infinity')
    then
        raise exception using
            errcode = 'MU058',
            message = 'the price is not valid',
            detail = format('%s, %s %s from %s.', coalesce(quote_literal(left(spec, 255)), 'null'),
                coalesce(gpu_hour_price::text, 'null'), coalesce(currency, 'null'),
                coalesce(valid_from::text, 'null')),
            hint = 'Give a spec, a price of 0 or more (null ends the last one), a UTC midnight and '
                'a currency of three capitals.';
    end if;
    insert into metering.price as p (spec, valid_from, gpu_hour_price, currency)
    values (spec, valid_from, gpu_hour_price, currency)
    on conflict on constraint price_pkey do update
    set gpu_hour_price = excluded.gpu_hour_price,
        currency = excluded.currency;
end
$$;

comment on function metering.set_price(text, numeric, timestamptz, text) is
'Says what a GPU hour of a spec costs from a UTC midnight on, until its next price. A null price ends
the last one. Raises MU058.

    select metering.set_price(''h100-80gb'', 2.49, ''2026-05-01 00:00Z'');';

revoke all on function metering.set_price(text, numeric, timestamptz, text) from public;

create or replace view metering.price_period as
select p.spec,
       p.valid_from,
       lead(p.valid_from) over (partition by p.spec order by p.valid_from) as valid_until,
       p.gpu_hour_price,
       p.currency
from metering.price as p;

comment on view metering.price_period is
'Prices with the period in which each holds.';
comment on column metering.price_period.spec is 'the spec it is for';
comment on column metering.price_period.valid_from is 'the UTC midnight from which it holds';
comment on column metering.price_period.valid_until is 'the next one''s; null for the one that holds on';
comment on column metering.price_period.gpu_hour_price is 'of one GPU for one hour; null for no price';
comment on column metering.price_period.currency is 'three capitals';

create or replace function metering.cost(
    since timestamptz default null,
    until timestamptz default null,
    at timestamptz default now()
)
returns table (
    day timestamptz,
    spec text,
    gpu_hours numeric,
    gpu_hour_price numeric,
    cost numeric,
    currency text
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select u.bucket_start, u.scope_name, u.gpu_hours, p.gpu_hour_price,
           u.gpu_hours * p.gpu_hour_price, p.currency
    from metering.usage('day', 'spec', null, cost.since, cost.until, at => cost.at) as u
    left join metering.price_period as p
      on p.spec = u.scope_name
     and u.bucket_start >= p.valid_from
     and (p.valid_until is null or u.bucket_start < p.valid_until)
    order by 1, 2
$$;

comment on function metering.cost(timestamptz, timestamptz, timestamptz) is
'What the usage of each UTC day cost, by spec and the price that held on that day. cost is null where no
price is known. Without a range: the last 30 days.

    select currency, sum(cost) from metering.cost() group by currency;';

revoke all on function metering.cost(timestamptz, timestamptz, timestamptz) from public;
