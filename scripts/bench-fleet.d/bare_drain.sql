\set h random(1, 100000)
update bare_slot set claimed = true, holder = 'client-' || :h, claimed_at = now() where id = (select id from bare_slot where not claimed limit 1 for update skip locked) returning id;
