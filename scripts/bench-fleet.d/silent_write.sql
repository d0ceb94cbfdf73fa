\set n random(1, 10000)
\set h random(1, 100000)
update bare_slot set holder = 'client-' || :h, claimed_at = now() where id = :n;
