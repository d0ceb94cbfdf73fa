-- Settings that the installing transaction relies on, whatever the session or the role has set.
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = warning;
set local standard_conforming_strings = on;
set local check_function_bodies = on;
set local statement_timeout = 0;
