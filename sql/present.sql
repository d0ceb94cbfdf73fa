-- The present: what every install and upgrade puts in place anew. Grants come last, from the
-- matrix.

\ir core/present.sql

\if :with_fleet
\ir fleet/present.sql
\endif

\if :with_profiling
\ir profiling/present.sql
\endif

\if :with_metering
\ir metering/present.sql
\endif

\if :with_batch
\ir batch/present.sql
\endif

\if :with_advisor
\ir advisor/present.sql
\endif

\ir core/finish.sql
