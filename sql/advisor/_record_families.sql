create or replace function advisor._record_families(
    families jsonb,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- All families as the worker made them: an array of objects with label, description, tokens and
-- members (statement_id, similarity). One that keeps its label keeps its key; those that are not
-- named go. A statement that went in the meantime is passed over.
-- Returns the number of families.
-- Writes: advisor.family, advisor.family_member, advisor.statement
-- Raises: MU082
declare
    kept bigint;
begin
    if jsonb_typeof(families) is distinct from 'array' then
        raise exception using
            errcode = 'MU082',
            message = 'the record of the families is incomplete',
            hint = 'Give an array of objects with label, description, tokens and members.';
    end if;
    -- Two workers would delete each other's rows; a scan may find one of the families slow.
    perform pg_advisory_xact_lock(hashtext('advisor families'));
    delete from advisor.family_member;
    delete from advisor.family as f
    where not exists (
        select
        from jsonb_array_elements(families) as n (family)
        where n.family ->> 'label' = f.label);

    insert into advisor.family as f (label, description, tokens, first_seen_at, made_at)
    select n.family ->> 'label', n.family ->> 'description', n.family -> 'tokens', at, at
    from jsonb_array_elements(families) as n (family)
    on conflict on constraint family_label_key do update
    set description = excluded.description,
        tokens = excluded.tokens,
        made_at = excluded.made_at;
    get diagnostics kept = row_count;

    insert into advisor.family_member (statement_id, family_id, similarity)
    select s.statement_id, f.family_id, (m.member ->> 'similarity')::numeric
    from jsonb_array_elements(families) as n (family)
    cross join lateral jsonb_array_elements(n.family -> 'members') as m (member)
    join advisor.family as f
      on f.label = n.family ->> 'label'
    join advisor.statement as s
      on s.statement_id = (m.member ->> 'statement_id')::bigint
    for key share of s;

    -- The label again, where whoever reads a statement looks for it.
    update advisor.statement as s
    set family = n.label
    from (
        select s.statement_id, f.label
        from advisor.statement as s
        left join advisor.family_member as m
          on m.statement_id = s.statement_id
        left join advisor.family as f
          on f.family_id = m.family_id
        where s.family is distinct from f.label
    ) as n
    where n.statement_id = s.statement_id;
    return kept;
end
$$;

revoke all on function advisor._record_families(jsonb, timestamptz) from public;
