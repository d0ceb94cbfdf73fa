-- Tables that hold rows' contents or error texts, and are therefore never the reader's or the
-- agent's.
select g.role, g.object
from muster.grant_rule as g
where g.role in ('reader', 'agent')
  and g.object in ('muster.audit', 'muster.task_run', 'muster.token', 'muster.stat_token');
