create or replace function muster._check_topic(topic text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU101
begin
    if not exists (select from muster.topic as t where t.topic = _check_topic.topic) then
        raise exception using
            errcode = 'MU101',
            message = format('unknown topic: %s', coalesce(topic, 'null')),
            hint = 'A module defines its topics in definition.sql; see muster.topic.';
    end if;
end
$$;

revoke all on function muster._check_topic(text) from public;
