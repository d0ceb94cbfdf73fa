-- As the server's own: the message is lower case without a full stop, the hint a full sentence, or
-- a command after "Run: ". HypoPG is a name, and so is a parameter's.
select p.oid::regprocedure, m.part[1], m.part[2]
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
cross join regexp_matches(
    p.prosrc, '(message|hint) = (?:format\(\s*)?''((?:[^'']|''''|''\s*\n\s*'')+)''', 'g')
    as m (part)
where case m.part[1]
          when 'message' then m.part[2] ~ '^[A-Z][a-z]*\s' or m.part[2] ~ '[.;:]$' or m.part[2] ~ '\n'
          when 'hint' then m.part[2] !~ '^Run: ' and (
              m.part[2] !~ '\.$'
              or m.part[2] !~ '^[A-Z%]'
                  and split_part(m.part[2], ' ', 1) <> all (coalesce(p.proargnames, '{}')))
      end;
