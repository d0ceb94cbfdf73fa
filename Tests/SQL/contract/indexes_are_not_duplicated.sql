-- An index whose columns lead those of another one of the same table costs every write and answers
-- nothing that the other does not (splinter's lint 0009, and prefixes too).
select a.indexrelid::regclass as superfluous, b.indexrelid::regclass as beside
from muster._installed_schema() as s
join pg_class as t
  on t.relnamespace = s.schema_id
join pg_index as a
  on a.indrelid = t.oid
join pg_index as b
  on b.indrelid = t.oid
 and b.indexrelid <> a.indexrelid
join pg_class as ca
  on ca.oid = a.indexrelid
join pg_class as cb
  on cb.oid = b.indexrelid
where ca.relam = cb.relam
  and not a.indisunique
  and a.indexprs is null
  and b.indexprs is null
  and a.indnatts = a.indnkeyatts
  and pg_get_expr(a.indpred, t.oid) is not distinct from pg_get_expr(b.indpred, t.oid)
  and (a.indnkeyatts < b.indnkeyatts or b.indisunique or a.indexrelid < b.indexrelid)
  and not exists (
      select
      from generate_series(0, a.indnkeyatts - 1) as k (place)
      where (a.indkey[k.place], a.indclass[k.place], a.indoption[k.place], a.indcollation[k.place])
          is distinct from
            (b.indkey[k.place], b.indclass[k.place], b.indoption[k.place], b.indcollation[k.place]));
