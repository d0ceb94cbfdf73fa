-- The sample application: a shop whose tables are large enough that indexes matter, with the ten
-- slow patterns of the roadmap built in. Everything is in the schema muster_sample, which is
-- dropped and made again. Deterministic: the same rows at every run.
--
--   psql -d DB -f sql/sample/shop.sql
\set ON_ERROR_STOP on
\set QUIET on
set client_min_messages = warning;

select not exists (select 1 from pg_catalog.pg_namespace where nspname = 'muster_sample')
       or pg_catalog.obj_description(
              pg_catalog.to_regnamespace('muster_sample')::oid, 'pg_namespace')
          is not distinct from 'Sample application of Muster; dropped and made again by its script.'
       as ours
\gset
\if :ours
\else
do $$
begin
    raise exception using
        errcode = 'MU403',
        message = 'a schema muster_sample exists that is not the sample of Muster',
        hint = 'Rename that schema, or run the demo in another database.';
end
$$;
\endif

begin;
drop schema if exists muster_sample cascade;
create schema muster_sample;
comment on schema muster_sample is
    'Sample application of Muster; dropped and made again by its script.';
set local search_path = muster_sample, pg_catalog;
select setseed(0.42) \g /dev/null

create table users (
    user_id     bigint       primary key,
    email       text         not null,
    full_name   text         not null,
    country     text         not null,
    created_at  timestamptz  not null
);

create table products (
    product_id  bigint   primary key,
    title       text     not null,
    price_cents integer  not null
);

create table orders (
    order_id    bigint       primary key,
    user_id     bigint       not null,
    status      text         not null,
    created_at  timestamptz  not null,
    total_cents integer      not null
);

create table order_items (
    order_item_id bigint   primary key,
    order_id      bigint   not null,
    product_id    bigint   not null,
    quantity      integer  not null,
    price_cents   integer  not null
);

create table events (
    event_id    bigint       primary key,
    user_id     bigint       not null,
    occurred_at timestamptz  not null,
    payload     jsonb        not null
);

-- Its statistics are taken when it holds 2,000 rows of one kind, and then it grows: pattern 8.
create table shipments (
    shipment_id bigint  primary key,
    order_id    bigint  not null,
    carrier     text    not null,
    weight_g    integer not null
) with (autovacuum_enabled = false);

insert into users
select n,
       'user' || n || '@example.com',
       (array['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Tony', 'Leslie', 'Radia'])[1 + n % 8]
           || ' ' || md5((n * 7)::text),
       (array['DE', 'FR', 'PL', 'US', 'JP', 'BR', 'IN', 'KE'])[1 + n % 8],
       timestamptz '2024-01-01 00:00+00' + n * interval '5 minutes'
from generate_series(1, 100000) as n;

insert into products
select n, 'product ' || md5(n::text), 100 + (n * 37) % 9900
from generate_series(1, 5000) as n;

insert into orders
select n,
       1 + (n::bigint * 7919) % 100000,
       case when n % 100 < 85 then 'delivered'
            when n % 100 < 92 then 'shipped'
            when n % 100 < 96 then 'paid'
            when n % 100 < 99 then 'open'
            else 'refunded' end,
       timestamptz '2025-01-01 00:00+00' + n * interval '90 seconds',
       500 + (n * 131) % 50000
from generate_series(1, 300000) as n;

insert into order_items
select n,
       1 + (n::bigint * 104729) % 300000,
       1 + (n::bigint * 31) % 5000,
       1 + n % 5,
       100 + (n * 37) % 9900
from generate_series(1, 500000) as n;

insert into events
select n,
       1 + (n::bigint * 15485863) % 100000,
       timestamptz '2025-06-01 00:00+00' + n * interval '20 seconds',
       jsonb_build_object(
           'device', 'device-' || (n::bigint * 6151) % 40000,
           'page', '/product/' || (n * 31) % 5000,
           'kind', (array['view', 'view', 'view', 'click', 'buy'])[1 + n % 5])
from generate_series(1, 300000) as n;

insert into shipments
select n, n, 'post', 500 from generate_series(1, 2000) as n;
analyze shipments;
insert into shipments
select n,
       1 + (n::bigint * 7907) % 300000,
       case when n % 500 = 0 then 'courier' when n % 50 = 0 then 'freight' else 'post' end,
       100 + (n * 17) % 20000
from generate_series(2001, 120000) as n;

-- After the rows: checking 1.3 million references one by one would take most of the set-up time.
alter table orders add constraint orders_user_id_fkey
    foreign key (user_id) references users;
alter table order_items add constraint order_items_order_id_fkey
    foreign key (order_id) references orders;
alter table order_items add constraint order_items_product_id_fkey
    foreign key (product_id) references products;

-- Pattern 7, a redundant index: the first is a prefix of the second.
create index order_items_product_idx on order_items (product_id);
create index order_items_product_quantity_idx on order_items (product_id, quantity);
-- Pattern 9, an index that nothing uses.
create index users_created_at_idx on users (created_at);
commit;

analyze muster_sample.users, muster_sample.products, muster_sample.orders,
    muster_sample.order_items, muster_sample.events;
