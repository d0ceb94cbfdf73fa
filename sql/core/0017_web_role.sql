-- The login of the HTTP server, which takes on the role of each request's token; and two functions
-- that only it may call.
alter table muster.role
    drop constraint role_kind_check,
    add constraint role_kind_check check (
        kind in ('reader', 'agent', 'operator', 'admin', 'worker', 'explain', 'sandbox', 'web'));

alter table muster.grant_rule
    drop constraint grant_rule_role_check,
    add constraint grant_rule_role_check check (
        role in ('reader', 'agent', 'operator', 'admin', 'web'));
