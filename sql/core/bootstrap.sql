-- What the installer itself calls; in place before the first question to the ledger.

-- Group: Ledger
\ir version.sql
\ir _available_module.sql
\ir _wanted_modules.sql
\ir _guard_module.sql
\ir _is_pending.sql
\ir _record_step.sql
