\set h random(1, 100000)
select hostname, claim_id from fleet.claim_host('client-' || :h);
