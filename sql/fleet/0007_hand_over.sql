-- fleet.heartbeat() asks the module that has commands itself: a call less for each command.
drop function if exists fleet._hand_over(bigint, text, text[], timestamptz);
