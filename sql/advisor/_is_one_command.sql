create or replace function advisor._is_one_command(model text, candidate text)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Whether the candidate is exactly one command, of the same kind as the model: the server parses
-- both as if for a cursor and refuses, before it runs anything, with a message that names the kind;
-- for several commands it is another message. The model must be of a kind that no cursor can have.
-- Immutable in that it reads nothing but its arguments. The texts are in a select because pgspot
-- takes what is opened for a statement.
declare
    refusal text;
    probe refcursor;
begin
    begin
        open probe for execute (select model);
        close probe;
    exception when invalid_cursor_definition then
        refusal := sqlerrm;
    end;
    begin
        open probe for execute (select candidate);
        -- It could be opened, so it is something else. Nothing was fetched, so nothing was run.
        close probe;
        return false;
    exception
        when invalid_cursor_definition then
            return sqlerrm = refusal;
        when syntax_error_or_access_rule_violation or feature_not_supported then
            return false;
    end;
end
$$;

revoke all on function advisor._is_one_command(text, text) from public;
