-- The slow patterns of the sample application, run as an application would: the same statements
-- again and again with other literals. One pattern at a time, or all of them:
--
--   psql -d DB -v pattern=equality -f sql/sample/workload.sql
--   psql -d DB -f sql/sample/workload.sql
--
-- The tenth pattern, a blocked statement, needs two sessions: scripts/demo runs it.
\set ON_ERROR_STOP on
\set QUIET on
\pset format unaligned
\pset tuples_only on
\o /dev/null

\if :{?pattern}
\else
\set pattern all
\endif
select :'pattern' in ('equality', 'all') as run_equality,
       :'pattern' in ('composite', 'all') as run_composite,
       :'pattern' in ('join', 'all') as run_join,
       :'pattern' in ('correlated', 'all') as run_correlated,
       :'pattern' in ('like', 'all') as run_like,
       :'pattern' in ('json', 'all') as run_json,
       :'pattern' in ('redundant', 'all') as run_redundant,
       :'pattern' in ('skewed', 'all') as run_skewed,
       :'pattern' in ('unused', 'all') as run_unused
\gset

\if :run_equality
select format('select user_id, full_name from muster_sample.users where email = %L',
              'user' || n * 997 || '@example.com')
from generate_series(1, 40) as n \gexec
\endif

\if :run_composite
select format('select order_id, total_cents from muster_sample.orders where status = %L'
              ' and created_at >= %L and created_at < %L',
              case n % 2 when 0 then 'open' else 'refunded' end,
              timestamptz '2025-03-01 00:00+00' + n * interval '3 days',
              timestamptz '2025-03-02 00:00+00' + n * interval '3 days')
from generate_series(1, 20) as n \gexec
\endif

\if :run_join
select format('select o.order_id, o.created_at, sum(i.quantity * i.price_cents)'
              ' from muster_sample.orders as o'
              ' join muster_sample.order_items as i on i.order_id = o.order_id'
              ' where o.user_id = %s group by o.order_id, o.created_at', n * 101)
from generate_series(1, 15) as n \gexec
\endif

\if :run_correlated
select format('select u.user_id, u.full_name,'
              ' (select count(*) from muster_sample.events as e'
              ' where e.user_id = u.user_id) as events'
              ' from muster_sample.users as u where u.user_id between %s and %s',
              n * 50, n * 50 + 9)
from generate_series(1, 4) as n \gexec
\endif

\if :run_like
select format('select user_id, full_name from muster_sample.users where full_name like %L',
              '%' || substr(md5(n::text), 1, 5) || '%')
from generate_series(1, 15) as n \gexec
\endif

\if :run_json
select format('select event_id, occurred_at from muster_sample.events'
              ' where payload ->> ''device'' = %L',
              'device-' || n * 601)
from generate_series(1, 15) as n \gexec
\endif

\if :run_redundant
select format('select sum(quantity) from muster_sample.order_items where product_id = %s', n * 7)
from generate_series(1, 20) as n \gexec
\endif

\if :run_skewed
select format('select count(*) from muster_sample.shipments where carrier = %L and weight_g > %s',
              (array['post', 'freight', 'courier'])[1 + n % 3], n * 100)
from generate_series(1, 10) as n \gexec
\endif

\if :run_unused
select format('select country, count(*) from muster_sample.users'
              ' where date_trunc(''month'', created_at) = %L group by country', timestamptz '2024-02-01 00:00+00')
from generate_series(1, 5) as n \gexec
\endif
