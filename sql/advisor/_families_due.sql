create or replace function advisor._families_due()
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether a statement has no family yet, or a family has lost its last one.
    select exists (
        select
        from advisor.statement as s
        where not s.is_excluded
          and s.parse_error is null
          and not exists (
              select
              from advisor.family_member as m
              where m.statement_id = s.statement_id))
        or exists (
            select
            from advisor.family as f
            where not exists (
                select
                from advisor.family_member as m
                where m.family_id = f.family_id))
$$;

revoke all on function advisor._families_due() from public;
