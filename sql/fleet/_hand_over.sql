create or replace function fleet._hand_over(
    agent_id bigint,
    last_command_id text,
    command_ids text[],
    at timestamptz,
    out command_id uuid,
    out command jsonb
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The command for an agent, from the module that has commands. Dynamic, because that module stands
-- to the right of this one and may not be there; only agents with a command get here.
declare
    source text := (select s.function_name from fleet.command_source as s order by s.module limit 1);
begin
    if to_regproc(source) is not null then
        execute format(
            'select d.command_id, d.command from %s($1, $2, $3, $4) as d', source::regproc)
        into command_id, command
        using agent_id, last_command_id, command_ids, at;
    else
        update fleet.beat as b
        set is_due = false
        where b.agent_id = _hand_over.agent_id
          and b.is_due;
    end if;
end
$$;

revoke all on function fleet._hand_over(bigint, text, text[], timestamptz) from public;
