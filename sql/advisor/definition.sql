-- What the advisor says about itself; each install writes it anew.
select muster._begin_definitions('advisor');

select muster._define_undumped('advisor.planner_memory', 'the planner is asked again');
select muster._define_grant('relation', 'advisor.planner_memory', p.privilege, 'admin')
from unnest(array['insert', 'update', 'delete']) as p (privilege);

select muster._define_setting(
    'advisor.min_mean_ms', '0', 'numeric',
    'statements that take less on average are not sampled', min => '0');
select muster._define_setting(
    'advisor.min_calls', '1', 'bigint',
    'statements that ran less often are not sampled', min => '0');
select muster._define_setting(
    'advisor.excluded_roles', '{}', 'text[]',
    'roles whose statements no scan looks at, besides the worker''s own logins');
select muster._define_setting(
    'advisor.search_path', '{}', 'text[]',
    'role=schema, schema or *=schema, schema: where statements of a role, or of all, find their '
    'names, when sessions set a search_path that no role or database has');
select muster._define_setting(
    'advisor.window', '24 hours', 'interval',
    'the period over which statements are ranked', min => '1 minute');
select muster._define_setting(
    'advisor.sample_retention', '14 days', 'interval',
    'how long samples, scans and simulations are kept', min => '1 day');
select muster._define_setting(
    'advisor.plan_retention', '90 days', 'interval',
    'how long former plans and statements that no longer run are kept', min => '1 day');
select muster._define_setting(
    'advisor.fact_cache', '3 minutes', 'interval',
    'how old facts about tables and indexes may be before a scan collects them again', min => '0');
select muster._define_setting(
    'advisor.scan_timeout', '5 minutes', 'interval',
    'how long a worker may be at a requested scan before it is given up', min => '1 second');

select muster._define_setting(
    'advisor.top_k', '20', 'bigint',
    'how many statements are explained, the dearest first', min => '1', max => '10000');
select muster._define_setting(
    'advisor.plan_refresh', '1 hour', 'interval',
    'after what time a statement is explained again though nothing changed', min => '1 minute');
select muster._define_setting(
    'advisor.explain_timeout', '300 milliseconds', 'interval',
    'how long one EXPLAIN may take', min => '1 millisecond', max => '1 minute');
select muster._define_setting(
    'advisor.lock_timeout', '200 milliseconds', 'interval',
    'how long one EXPLAIN may wait for a lock', min => '1 millisecond', max => '1 minute');
select muster._define_setting(
    'advisor.trusted_owners', '{}', 'text[]',
    'roles whose functions may run while a captured statement is planned, besides superusers and '
    'the owner of the database');
select muster._define_setting(
    'advisor.notable_cost_change', '0.2', 'numeric',
    'by what part a plan''s cost must move to be kept as another plan, or to count as a regression',
    min => '0.01', max => '100');

select muster._define_setting(
    'advisor.simulations_in_flight', '2', 'bigint',
    'how many simulations run at the same time', min => '1', max => '64');
select muster._define_setting(
    'advisor.simulations_per_minute', '120', 'bigint',
    'how many simulations may be asked for within a minute', min => '1', max => '100000');
select muster._define_setting(
    'advisor.simulation_timeout', '10 seconds', 'interval',
    'how long advisor.simulate() waits for a worker', min => '100 milliseconds', max => '1 hour');
select muster._define_setting(
    'advisor.explains_in_flight', '4', 'bigint',
    'how many captured statements are planned at the same time, over all workers and commands',
    min => '1', max => '64');
select muster._define_setting(
    'advisor.explains_per_minute', '600', 'bigint',
    'how many captured statements a scan explains within a minute; the others wait for the next',
    min => '1', max => '1000000');
select muster._define_setting(
    'advisor.explain_any_owner', 'true', 'boolean',
    'whether statements that read relations of owners who are not trusted are explained; false '
    'closes the gap between the check and the EXPLAIN for good');

select muster._define_setting(
    'advisor.sandbox_max_bytes', '1073741824', 'bigint',
    'how much of the tables of a statement is copied to try an index for real; larger ones are '
    'sampled', min => '1048576');
select muster._define_setting(
    'advisor.sandbox_min_fraction', '0.05', 'numeric',
    'a table of which less than this part would be copied is not tried', min => '0.0001', max => '1');
select muster._define_setting(
    'advisor.sandbox_database_limit', '0', 'bigint',
    'how large the database may get by a sandbox, in bytes; 0 when nobody knows the disk',
    min => '0');
select muster._define_setting(
    'advisor.sandbox_timeout', '5 minutes', 'interval',
    'how long one trial in the sandbox may take in all', min => '1 second', max => '1 day');
select muster._define_setting(
    'advisor.sandbox_statement_timeout', '30 seconds', 'interval',
    'how long one execution of the statement in the sandbox may take', min => '10 milliseconds',
    max => '1 hour');
select muster._define_setting(
    'advisor.sandboxes_in_flight', '1', 'bigint',
    'how many simulations of mode real run at the same time', min => '1', max => '16');
select muster._define_setting(
    'advisor.max_regression', '0.1', 'numeric',
    'by what part an index may make a statement slower before a trial leaves it out', min => '0',
    max => '10');

select muster._define_setting(
    'advisor.min_table_rows', '10000', 'bigint',
    'smaller tables get no advice to index them: reading all of one takes a millisecond',
    min => '0');
select muster._define_setting(
    'advisor.min_index_bytes', '1048576', 'bigint',
    'smaller indexes are not called unused', min => '0');
select muster._define_setting(
    'advisor.max_index_columns', '4', 'bigint',
    'how many columns an advised index has at most', min => '1', max => '32');
select muster._define_setting(
    'advisor.max_fraction', '0.3', 'numeric',
    'no index is advised for a condition that leaves a larger part of the table',
    min => '0', max => '1');
select muster._define_setting(
    'advisor.min_improvement', '0.1', 'numeric',
    'what part of a statement''s cost an index must save to be advised', min => '0', max => '1');
select muster._define_setting(
    'advisor.recheck_after', '7 days', 'interval',
    'after what time the planner is asked again about advice', min => '1 minute');
select muster._define_setting(
    'advisor.planner_memory', '7 days', 'interval',
    'how long advisor.advise() remembers what the planner said of hypothetical indexes; 0 is not at '
    'all', min => '0');
select muster._define_setting(
    'advisor.stale_fraction', '0.2', 'numeric',
    'what part of a table may change before its statistics are called stale', min => '0.001');
select muster._define_setting(
    'advisor.skew_threshold', '4', 'numeric',
    'how many times as common as assumed a value must be for its statistics to be called skewed',
    min => '1');
select muster._define_setting(
    'advisor.min_brin_bytes', '67108864', 'bigint',
    'smaller tables get no advice to index ranges of their pages', min => '0');
select muster._define_setting(
    'advisor.misestimate_factor', '10', 'numeric',
    'how many times as many rows as expected, or as few, are called a mis-estimate', min => '1.1');
select muster._define_setting(
    'advisor.wide_row_bytes', '1000', 'bigint',
    'how wide rows must be on average for taking all their columns to be worth a word',
    min => '1');
select muster._define_setting(
    'advisor.many_rows', '10000', 'bigint',
    'how many rows a statement must fetch each time to be asked whether it wants them all',
    min => '1');
select muster._define_setting(
    'advisor.unused_after', '7 days', 'interval',
    'how long an index must have gone unread to be called unused', min => '0');

select muster._define_setting(
    'advisor.family_similarity', '0.5', 'numeric',
    'how similar statements are on average for them to be one family', min => '0.01', max => '1');
select muster._define_setting(
    'advisor.anomaly_window', '7 days', 'interval',
    'how far back samples tell what is usual', min => '1 minute');
select muster._define_setting(
    'advisor.anomaly_warm_up', '20', 'bigint',
    'how many samples it takes to know what is usual', min => '5', max => '60');
select muster._define_setting(
    'advisor.anomaly_score', '5', 'numeric',
    'how many times the usual scatter a rise must be', min => '1', max => '100');
select muster._define_setting(
    'advisor.anomaly_factor', '1.5', 'numeric',
    'by what factor a mean must rise', min => '1.01', max => '1000');
select muster._define_setting(
    'advisor.anomaly_min_ms', '0.1', 'numeric',
    'by how many milliseconds a mean must rise', min => '0');
select muster._define_setting(
    'advisor.anomaly_top', '500', 'bigint',
    'how many statements are judged at each scan, the dearest first', min => '1');
select muster._define_setting(
    'advisor.anomaly_accepted', '1 day', 'interval',
    'after what time a rise is the new usual', min => '1 minute');

select muster._define_error(
    'MU080', 'not one plannable statement', 422,
    'Give one SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES.');
select muster._define_error(
    'MU081', 'not a usable index', 422, 'Give one CREATE INDEX command that HypoPG takes.');
select muster._define_error(
    'MU082', 'record not as documented', 422, 'The comment of the function says what it takes.');
select muster._define_error(
    'MU083', 'unusable costs', 422, 'Give the total cost of the top node of both plans.');
select muster._define_error(
    'MU084', 'plans of different statements', 422, 'Compare plans of one statement.');
select muster._define_error(
    'MU092', 'not for the sandbox', 422,
    'The sandbox runs SELECTs on plain tables without row security; use mode hypopg.');
select muster._define_error(
    'MU093', 'nothing to plan', 422,
    'Statements that write are planned as a SELECT of their rows; of this there is none.');
select muster._define_error(
    'MU180', 'no such statement', 404, 'See advisor.stat_statement.');
select muster._define_error(
    'MU181', 'no such recommendation', 404, 'See advisor.recommendation.');
select muster._define_error(
    'MU182', 'no such plan', 404, 'See advisor.plan.');
select muster._define_error(
    'MU183', 'no such simulation', 404, 'See advisor.simulation.');
select muster._define_error(
    'MU184', 'plans not compared', 404, 'Run: muster diff with the two plans.');
select muster._define_error(
    'MU185', 'nothing to simulate', 404, 'Pass the index to simulate as ddl.');
select muster._define_error(
    'MU290', 'indexes are being chosen already', 409, 'Ask again when advisor.advice says done.');
select muster._define_error(
    'MU280', 'too many simulations', 409,
    'Wait a moment, or raise the setting advisor.simulations_per_minute.');
select muster._define_error(
    'MU291', 'the sandbox is in use', 409, 'Wait until the trial that runs has ended.');
select muster._define_error(
    'MU292', 'too many EXPLAINs at once', 409,
    'Wait a moment, or raise the setting advisor.explains_in_flight.');
select muster._define_error(
    'MU293', 'tables too large for the sandbox', 409,
    'Raise advisor.sandbox_max_bytes, or use mode hypopg.');
select muster._define_error(
    'MU294', 'no room for the sandbox', 409,
    'Make room, or raise advisor.sandbox_database_limit.');
select muster._define_error(
    'MU295', 'trial hit its time limit', 409,
    'Raise advisor.sandbox_timeout or advisor.sandbox_statement_timeout, or copy less.');
select muster._define_error(
    'MU381', 'login not fit to explain', 403,
    'Run select * from muster.setup_logins(); and explain as that login.');
select muster._define_error(
    'MU382', 'planning would run untrusted code', 403,
    'Trust the owner in the setting advisor.trusted_owners, if the owner deserves it.');
select muster._define_error(
    'MU480', 'no worker answers', 503, 'Start a worker with: muster worker');
select muster._define_error(
    'MU481', 'pg_stat_statements missing', 503, 'Run: create extension pg_stat_statements;');
select muster._define_error(
    'MU482', 'pg_stat_statements not loaded', 503,
    'Add it to shared_preload_libraries and restart the server.');
select muster._define_error(
    'MU483', 'pg_stat_statements too old', 503,
    'Run: alter extension pg_stat_statements update;');
select muster._define_error(
    'MU484', 'HypoPG missing', 503, 'Run: create extension hypopg;');
select muster._define_error(
    'MU492', 'sandbox not set up', 503,
    'Run select * from advisor.setup_sandbox(); as the owner of Muster.');
select muster._define_error(
    'MU981', 'unreadable plan', 500, 'Please report it with the server''s version.');
select muster._define_error(
    'MU980', 'signal that never leaves advisor.what_if', 500,
    'Please report it with detail and context.');

select muster._define_topic(
    'advisor_scan', 'a scan was made; the subject is its key in advisor.scan_run');
select muster._define_topic(
    'advisor_scan_requested',
    'somebody wants a scan; the subject is the key in advisor.scan_request');
select muster._define_topic(
    'advisor_simulation',
    'somebody wants a simulation; the subject is the key in advisor.simulation');
select muster._define_topic(
    'advisor_advice',
    'somebody wants indexes for the workload; the subject is the key in advisor.advice');
select muster._define_topic(
    'advisor_regression',
    'a plan became notably dearer by itself; the subject is the key in advisor.statement');

select muster._define_topic(
    'advisor_anomaly',
    'something takes notably longer than usual; the subject is the key in advisor.anomaly');

select muster._define_task(
    'advisor.scan', 'advisor._scan_task',
    every => '1 minute', timeout => '30 seconds',
    description => 'reads pg_stat_statements and the facts; workers then parse and plan');
select muster._define_task(
    'advisor.sweep', 'advisor.sweep',
    every => '10 seconds', timeout => '10 seconds',
    description => 'ends simulations and scan requests that nobody will end');
select muster._define_task(
    'advisor.sweep_sandbox', 'advisor.sweep_sandbox',
    every => '10 seconds', timeout => '30 seconds',
    description => 'drops copies in the sandbox whose session has ended');
select muster._define_task(
    'advisor.prune', 'advisor.prune',
    every => '1 hour', timeout => '2 minutes',
    description => 'forgets samples, plans and statements that are older than the settings say');

-- The reader sees statements without literals, and what was made of them.
select muster._define_grant('relation', o.name, 'select', 'reader')
from unnest(array[
    'advisor.statement', 'advisor.statement_source', 'advisor.statement_sample',
    'advisor.predicate', 'advisor.plan', 'advisor.plan_change', 'advisor.table_fact',
    'advisor.index_fact', 'advisor.column_fact', 'advisor.combination_fact',
    'advisor.recommendation', 'advisor.recommendation_statement',
    'advisor.simulation', 'advisor.sandbox_table', 'advisor.advice', 'advisor.advice_index',
    'advisor.advice_statement', 'advisor.advice_rejection',
    'advisor.calibration', 'advisor.stat_calibration', 'advisor.planner_memory',
    'advisor.scan_run', 'advisor.scan_request',
    'advisor.stat_statement', 'advisor.stat_table',
    'advisor.fact_version', 'advisor.fact_change', 'advisor.plan_history',
    'advisor.family', 'advisor.family_member', 'advisor.stat_family',
    'advisor.answer',
    'advisor.anomaly', 'advisor.stat_anomaly', 'advisor.lock_wait', 'advisor.stat_lock_wait',
    'advisor._rule', 'advisor._index_candidate',
    'advisor._variant_candidate']) as o (name);
select muster._define_grant('function', f.name, 'execute', 'reader')
from unnest(array[
    'advisor.bottlenecks(integer, timestamptz)',
    'advisor.explain_advice(bigint)',
    'advisor.explain_diff(bigint, bigint)',
    'advisor.what_if(text, text[])',
    'advisor.ask(text, bigint, timestamptz)',
    'advisor.mean_change(timestamptz, timestamptz)',
    'advisor._doctor()', 'advisor._status()',
    -- What these call.
    'advisor._plan_change_cause(bigint)', 'advisor._change_sentence(advisor.fact_change)',
    'advisor._check_statement(bigint)',
    'advisor._what_if(text, text[], text)', 'advisor._plan_trial(text, text[], text, text)',
    'advisor._forget_trial(text, oid[], text)', 'advisor._is_one_command(text, text)',
    'advisor._extension_schema(text)',
    'advisor._improvement_pct(double precision, double precision)',
    'advisor._statement_total(timestamptz)', 'advisor._preview(text)', 'advisor._plan(bigint)',
    'advisor._percent(double precision, double precision)',
    'advisor._change_of(jsonb, text, text)', 'advisor._raise_no_statement(bigint)',
    'advisor._silence(text, advisor.statement)', 'advisor._index_finding_key(oid, text[])',
    'advisor._variant_present(oid, text, text[], text[], text)', 'advisor._index_keys(oid)',
    'advisor._index_column_fact(oid, text)', 'advisor._has_equal_image(oid, oid)',
    'advisor._index_objection(oid, text[], integer, numeric)', 'advisor._plain_keys(text[])',
    'advisor._is_btree_type(oid)',
    'advisor._check_scan()', 'advisor._check_statements()', 'advisor._check_explain()',
    'advisor._check_search_path()', 'advisor._check_sandbox()', 'advisor._trusted_owners()'
    ]) as f (name);

-- The operator asks for work and judges advice.
select muster._define_grant('function', f.name, 'execute', 'operator')
from unnest(array[
    'advisor.request_scan(timestamptz)',
    'advisor.request_simulation(bigint, bigint, text[], text, timestamptz)',
    'advisor.request_advice(text, integer, integer, interval, boolean, timestamptz)',
    'advisor.mute_recommendation(bigint, text, timestamptz)',
    'advisor.reopen_recommendation(bigint, timestamptz)']) as f (name);
select muster._define_grant(
    'function',
    'advisor.simulate(bigint, bigint, text[], text, interval, bigint, text, double precision, '
    'double precision, numeric, double precision, double precision, text[], text)',
    'execute', 'operator');
select muster._define_grant(
    'function',
    'advisor.advise(text, integer, integer, interval, interval, boolean, bigint, text, numeric, '
    'bigint, text[], text, numeric)',
    'execute', 'operator');
