-- A request by HTTP that may change something leaves a row of its own, and every row that it
-- changes names the token and the request.
alter table muster.audit
    add column token text,
    add column request_id text,
    drop constraint audit_action_check,
    add constraint audit_action_check check (
        action in ('insert', 'update', 'delete', 'truncate', 'request'));
