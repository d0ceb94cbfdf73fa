-- What the installing transaction relies on, whatever the session or the role has set; then the
-- lock under which all who install take turns.
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = warning;
set local standard_conforming_strings = on;
set local check_function_bodies = on;
set local statement_timeout = 0;
select pg_advisory_xact_lock(hashtext('muster install'));
