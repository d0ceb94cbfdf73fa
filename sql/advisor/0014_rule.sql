-- Two more kinds of advice: a setting to change, and an index that cannot be used as it is.
alter table advisor.recommendation drop constraint recommendation_kind_check;
alter table advisor.recommendation add constraint recommendation_kind_check check (
    kind in ('missing_index', 'composite_index', 'rewrite', 'redundant_index', 'unused_index',
        'stats', 'no_index', 'invalid_index', 'setting'));
