-- How the patterns began that sessions were seen to pass: prefix, exact, infix, suffix. Of a
-- pattern nothing else is kept.
alter table advisor.predicate add column pattern_shapes text[] not null default '{}';
alter table advisor.predicate add constraint predicate_pattern_shapes_check check (
    pattern_shapes <@ array['prefix', 'exact', 'infix', 'suffix']);
