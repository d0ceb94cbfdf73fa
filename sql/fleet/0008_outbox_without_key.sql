-- Nobody looks for one row of the outbox: it is filled at one end and emptied whole. All writers met
-- at the last page of the key, which took a sixth of their throughput (32 clients, 2 cores).
alter table fleet.outbox
    drop constraint outbox_pkey;
