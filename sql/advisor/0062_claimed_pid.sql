-- The session that answers a simulation: when it is gone, nobody will.
alter table advisor.simulation add column claimed_pid integer;
