create or replace function muster._is_pending(module text, step integer, checksum text)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Whether the step has still to run. A step that ran with another text than the kit's is an error,
-- because what the kit then builds on is not what is there.
-- Raises: MU402
declare
    recorded muster.schema_step;
begin
    select s.*
    into recorded
    from muster.schema_step as s
    where s.module = _is_pending.module
      and s.step = _is_pending.step;

    if not found then
        return true;
    end if;
    if recorded.checksum <> _is_pending.checksum then
        raise exception using
            errcode = 'MU402',
            message = format('step %s of module %s is not the one that ran here', step, module),
            detail = format(
                'Recorded %s (%s) with checksum %s; this kit has %s.',
                recorded.name, recorded.kit_version, recorded.checksum, _is_pending.checksum),
            hint = 'Install with an unmodified kit of the same or a later release.';
    end if;
    return false;
end
$$;

revoke all on function muster._is_pending(text, integer, text) from public;
