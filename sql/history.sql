-- The past: numbered steps, each run once. A module stands right of the modules it needs.

\ir core/history.sql

\if :with_fleet
select muster._guard_module('fleet');
\ir fleet/history.sql
\endif

\if :with_profiling
select muster._guard_module('profiling');
\ir profiling/history.sql
\endif

\if :with_metering
select muster._guard_module('metering');
\ir metering/history.sql
\endif

\if :with_batch
select muster._guard_module('batch');
\ir batch/history.sql
\endif

\if :with_advisor
select muster._guard_module('advisor');
\ir advisor/history.sql
\endif
