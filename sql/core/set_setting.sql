create or replace function muster.set_setting(name text, value text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.setting_value, muster.event
declare
    is_changed boolean;
begin
    if value is null then
        -- Also for a name that no release defines any more, so that doctor's advice can be
        -- followed.
        delete from muster.setting_value as v where v.name = set_setting.name;
        is_changed := found;
        if not is_changed then
            perform muster.setting(name);
        end if;
    else
        perform muster._check_setting(name, value);
        insert into muster.setting_value as v (name, value)
        values (name, value)
        on conflict on constraint setting_value_pkey do update
        set value = excluded.value,
            set_at = excluded.set_at,
            set_by = excluded.set_by
        where v.value <> excluded.value;
        is_changed := found;
    end if;
    if is_changed then
        perform muster.emit_event('muster_setting', name);
    end if;
end
$$;

comment on function muster.set_setting(text, text) is
'Sets a setting for this database; null goes back to the default. A change is an event of the topic
muster_setting.

Raises MU101 for an unknown name and MU001 for a value that is not of the type or out of range.

    select muster.set_setting(''muster.event_retention'', ''30 days'');';

revoke all on function muster.set_setting(text, text) from public;
