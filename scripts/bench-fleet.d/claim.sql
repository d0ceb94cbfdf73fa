select hostname, claim_id from fleet.claim_host('client') \gset
select fleet.release_host(:hostname, :claim_id);
