\set n random(1, 99900)
select fleet.heartbeats((select batch from bench_batch where first = :n / 100));
