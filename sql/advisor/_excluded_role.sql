create or replace view advisor._excluded_role as
select r.oid as userid
from pg_catalog.pg_roles as r
where r.rolname in (
        select m.role_name
        from muster.role as m
        where m.kind in ('worker', 'explain', 'sandbox'))
   or r.rolname = any (muster.setting_text_array('advisor.excluded_roles'));

comment on view advisor._excluded_role is
'Roles whose statements no scan looks at: the worker''s logins and advisor.excluded_roles.';
