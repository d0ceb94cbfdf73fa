create or replace function muster._define_topic(topic text, description text)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Writes: muster.topic
    insert into muster.topic (topic, module, description)
    values ($1, muster._defining_module(), $2)
$$;

revoke all on function muster._define_topic(text, text) from public;
