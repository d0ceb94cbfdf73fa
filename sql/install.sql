-- Installs or upgrades Muster in the database you are connected to, in one transaction.
--
--   psql -d app -f sql/install.sql
--   psql -d app -v modules='advisor' -f sql/install.sql     core, those named, what they need
--
-- Without `modules`: what is installed already, or everything on a first install. Run it as often
-- as you like; at the same time from several places if you like. No superuser and no extension
-- needed.

\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on
\encoding UTF8
\if :{?modules}
\else
\set modules ''
\endif

begin isolation level read committed read write;
\o /dev/null
\ir core/session.sql
\ir core/guard.sql

select to_regclass('muster.schema_step') is null as is_first \gset
\if :is_first
\ir core/0001_ledger.sql
\endif
\ir core/bootstrap.sql

select 'fleet' = any (wanted) as with_fleet,
       'profiling' = any (wanted) as with_profiling,
       'metering' = any (wanted) as with_metering,
       'batch' = any (wanted) as with_batch,
       'advisor' = any (wanted) as with_advisor
  from muster._wanted_modules(:'modules') as wanted \gset

\ir history.sql
\ir present.sql
commit;

\o
select format('muster %s: %s', muster.version(), string_agg(module, ', ' order by ordinal))
  from muster.module \g (format=unaligned tuples_only=on)
