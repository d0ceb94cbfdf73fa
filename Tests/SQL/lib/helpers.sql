-- What pgTAP lacks for these tests; lives beside it in the template database.

-- The statement as another role, for lives_ok and throws_ok: pgTAP itself must not run as that
-- role, because it keeps its books in temporary tables of the first one.
create function tap.as_role(role text, statement text)
returns text
language sql
immutable
as $$
    select format('set local role %I; %s; reset role', role, statement)
$$;
