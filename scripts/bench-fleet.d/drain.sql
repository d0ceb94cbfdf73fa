select hostname, claim_id from fleet.claim_host('client');
