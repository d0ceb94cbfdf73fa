\set h random(1, 100000)
select fleet.claim_host('client-' || :h);
