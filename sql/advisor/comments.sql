-- What the tables and their columns mean.

comment on table advisor.statement is
    'A statement that was run here, whatever its literals. No literal and no comment is in it.';
comment on column advisor.statement.fingerprint is
    'the same for texts that differ only in literals, lists, comments, spaces and letter case; '
    'for what could not be parsed, its queryid';
comment on column advisor.statement.kind is
    'select, insert, update, delete, merge, other; unknown when it could not be parsed';
comment on column advisor.statement.normalized is 'the text with a placeholder for each literal';
comment on column advisor.statement.parse_error is
    'not understood by the parser, or longer than the parser takes; null when it was parsed';
comment on column advisor.statement.relations is
    'the relations it names, with schema as far as the search_path of its role tells';
comment on column advisor.statement.ambiguous is
    'names that more than one schema of the path has, or that meant another table for another role';
comment on column advisor.statement.shape is
    'what the worker read out of it: functions, limit, ...';
comment on column advisor.statement.family is 'the group of similar statements it belongs to';
comment on column advisor.statement.is_excluded is 'whether it is none of the users''';
comment on column advisor.statement.exclusion_reason is 'why it is left out';
comment on column advisor.statement.explain_state is
    'waiting, planned, refused (it could run code of a role that is not trusted) or failed';
comment on column advisor.statement.explain_reasons is
    'why refused; or the SQLSTATE of the failure, whose text may quote values and is not kept';
comment on column advisor.statement.explained_at is 'when a plan was last tried';

comment on table advisor.statement_source is
    'An entry of pg_stat_statements: a statement as run by one role. Counters as of sampled_at.';
comment on column advisor.statement_source.queryid is 'as in pg_stat_statements';
comment on column advisor.statement_source.userid is 'oid of the role that ran it';
comment on column advisor.statement_source.dbid is 'oid of the database';
comment on column advisor.statement_source.toplevel is 'false when a function ran it';
comment on column advisor.statement_source.statement_id is
    'null until a worker has parsed the text';
comment on column advisor.statement_source.state is
    'pending (no worker has read it), parsed, unparsable, utility (dropped) or excluded';
comment on column advisor.statement_source.search_path is
    'the schemas in which its unqualified names were resolved';
comment on column advisor.statement_source.missing_since is
    'since when pg_stat_statements no longer has it; null while it does';

comment on table advisor.predicate is
    'Where a statement names a column, or an expression of columns, that an index could serve.';
comment on column advisor.predicate.block is 'number of the query block (subquery) it stands in';
comment on column advisor.predicate.instance is
    'number of the mention of the relation: a self-join has two of one relation';
comment on column advisor.predicate.column_name is 'the column; null for an expression';
comment on column advisor.predicate.expression is
    'the expression as an index would have it, columns unqualified; null for a column';
comment on column advisor.predicate.is_resolved is
    'false when the expression has a parameter in it whose value is not known';
comment on column advisor.predicate.usage is
    'equality, in_list, range, like_prefix, like_infix, like_suffix, regex, not_equal, join, '
    'order_by, group_by, is_null, is_not_null, boolean, json_contains, array_contains, text_search '
    'or other';
comment on column advisor.predicate.operator is 'the operator, where there is one';
comment on column advisor.predicate.clause is 'where, on, having, order_by, group_by or distinct';
comment on column advisor.predicate.direction is 'asc or desc, of an order_by';
comment on column advisor.predicate.nulls is 'first or last, of an order_by that says so';
comment on column advisor.predicate.position is
    'place among the keys of order_by or group_by, from 1';
comment on column advisor.predicate.other_relation is 'of a join: the relation on the other side';
comment on column advisor.predicate.is_under_or is 'whether rows may be wanted that do not meet it';
comment on column advisor.predicate.is_correlated is
    'whether the other side of the join belongs to a query around this one';

comment on table advisor.scan_run is 'Each scan of pg_stat_statements, with what it found.';
comment on column advisor.scan_run.status is 'running or done; one that fails leaves no row';
comment on column advisor.scan_run.stats_reset is 'when pg_stat_statements last began at nought';
comment on column advisor.scan_run.was_reset is 'whether that was after the scan before';
comment on column advisor.scan_run.seen is 'entries of this database that this role may see';
comment on column advisor.scan_run.hidden is 'entries that it may not see';
comment on column advisor.scan_run.added is 'entries never seen before';
comment on column advisor.scan_run.changed is 'known entries that did something';
comment on column advisor.scan_run.evicted is 'known entries that are no longer there';
comment on column advisor.scan_run.went_back is 'entries whose counters began anew';
comment on column advisor.scan_run.samples is 'samples written';
comment on column advisor.scan_run.pending is 'entries that wait for a worker to read them';

comment on table advisor.scan_request is 'Questions for a scan to the workers, and their outcome.';
comment on column advisor.scan_request.status is 'requested, running, done or failed';
comment on column advisor.scan_request.message is 'of the failure, in the worker''s own words';

comment on table advisor.statement_sample is
    'What a source did in a period. Partitioned by day (UTC); kept for advisor.sample_retention.';
comment on column advisor.statement_sample.period_start is
    'since when this was counted; null when the server does not say';
comment on column advisor.statement_sample.is_baseline is
    'whether it reaches back to the reset of the counters, because no scan was before it';
comment on column advisor.statement_sample.mean_ms is 'total_ms for each call';

comment on column advisor.predicate.pattern_shapes is
    'how the patterns began that sessions were seen to pass: prefix, exact, infix, suffix; nothing '
    'else is kept of them';

comment on table advisor.plan is
    'Plans of a statement, redacted: a row for each shape, and one when the cost moved notably.';
comment on column advisor.plan.source is
    'explain_generic (parameters unknown), explain_sample (values drawn from the statistics) or '
    'explain_analyze (executed)';
comment on column advisor.plan.search_path is 'the schemas in which its names were resolved';
comment on column advisor.plan.plan_json is 'EXPLAIN (FORMAT JSON) without literals';
comment on column advisor.plan.facts is
    'what is worth knowing of it: scans, joins, filters, shares';
comment on column advisor.plan.shape_hash is
    'the same for plans that differ only in costs and rows';
comment on column advisor.plan.total_cost is 'when it was first seen';
comment on column advisor.plan.last_cost is 'when it was last seen';
comment on column advisor.plan.notes is
    'what the reader should know: that a SELECT of the rows was planned in place of a statement that '
    'writes, or what was taken for granted of parameters';

comment on table advisor.plan_change is 'Two plans of a statement compared: the second came after.';
comment on column advisor.plan_change.labels is 'what changed, in a few words each';
comment on column advisor.plan_change.diff is 'the aligned trees; null until a worker made them';
comment on column advisor.plan_change.is_regression is
    'whether the statement''s plan became notably dearer by itself';

comment on table advisor.table_fact is
    'What the catalogue and the statistics say of each user table, as of captured_at.';
comment on column advisor.table_fact.rows_estimate is 'rows, as the planner has it';
comment on column advisor.table_fact.is_rows_guessed is
    'whether it was never counted, so that rows_estimate is guessed from the size';
comment on column advisor.table_fact.bytes is 'size of the main file, or of the partitions''';
comment on column advisor.table_fact.all_visible_share is
    'part of the pages for which an index alone can answer';
comment on column advisor.table_fact.has_statistics is
    'null when this role may not see them and nobody has told it of them';
comment on column advisor.table_fact.index_signature is
    'changes when an index comes, goes or breaks';
comment on column advisor.table_fact.changed_at is
    'when indexes, statistics or size last changed so that plans may';

comment on table advisor.combination_fact is
    'How many different values columns of a table have together, where the size of an advised '
    'index depends on it, counted in a sample by the login that explains.';
comment on column advisor.combination_fact.columns is
    'the columns as SQL writes them, in order of name';
comment on column advisor.combination_fact.distinct_values is
    'how many different combinations; null when that could not be told';
comment on column advisor.combination_fact.rows_estimate is 'the rows of the table then';
comment on column advisor.combination_fact.captured_at is 'when they were counted';

comment on table advisor.column_fact is
    'What the statistics say of the columns of tables that the worker may not read, as the login '
    'that explains sees it; no value is kept.';
comment on column advisor.column_fact.is_inherited is 'of a partitioned table with its partitions';
comment on column advisor.column_fact.null_fraction is 'part of the rows in which it is null';
comment on column advisor.column_fact.width is 'bytes of a value on average';
comment on column advisor.column_fact.distinct_values is
    'different values; below nought, a part of the rows; nought, not known';
comment on column advisor.column_fact.correlation is
    'how far the rows lie in its order, from -1 to 1';
comment on column advisor.column_fact.common_fractions is
    'which part of the rows each of the commonest values takes, not the values';

comment on table advisor.index_fact is
    'What the catalogue and the statistics say of each index of a user table, as of captured_at.';
comment on column advisor.index_fact.columns is
    'the keys in order as SQL writes them; expressions in parentheses';
comment on column advisor.index_fact.include_columns is 'columns that are stored and not sorted by';
comment on column advisor.index_fact.opclasses is 'oid of the operator class of each key';
comment on column advisor.index_fact.collations is 'oid of the collation of each key';
comment on column advisor.index_fact.options is 'of each key, bit 0 descending, bit 1 nulls first';
comment on column advisor.index_fact.predicate is 'of a partial index';
comment on column advisor.index_fact.is_valid is 'whether queries may use it';
comment on column advisor.index_fact.is_immediate is 'whether uniqueness is checked at once';
comment on column advisor.index_fact.is_partition is
    'whether it belongs to a partitioned index or is one';
comment on column advisor.index_fact.constraint_name is
    'the constraint that is made of it or rests on it; such an index is never proposed to drop';
comment on column advisor.index_fact.scans is 'scans since the statistics were reset';
comment on column advisor.index_fact.first_seen_at is
    'when it was first met here; the catalogue does not say when it was made';

comment on type advisor.finding is 'What every rule returns; see advisor.recommendation.';
comment on type advisor.variant_advice is 'What advisor._variant_advice() proposes.';
comment on table advisor.refresh_state is 'When the rules were applied last.';
comment on column advisor.refresh_state.is_only is 'there is one row';
comment on column advisor.refresh_state.refreshed_at is 'when the rules were applied';

comment on table advisor.recommendation is
    'Advice, kept by its finding_key. In psql, follow it by select ddl from advisor.recommendation '
    'where ... \gexec';
comment on column advisor.recommendation.finding_key is
    'stays the same while the fault does; two rules that ask for the same index share it';
comment on column advisor.recommendation.rule is
    'the rule that found it; docs/advisor has its page';
comment on column advisor.recommendation.severity is 'info, notice, warning or critical';
comment on column advisor.recommendation.kind is
    'missing_index, composite_index, rewrite, redundant_index, unused_index, stats or no_index';
comment on column advisor.recommendation.target is
    'what it is about: table and columns, or an index';
comment on column advisor.recommendation.statement_id is
    'the dearest statement it is for; all are in advisor.recommendation_statement';
comment on column advisor.recommendation.evidence is
    'the figures it rests on, and when they were taken';
comment on column advisor.recommendation.why is 'the reason in plain English';
comment on column advisor.recommendation.ddl is 'what to run; null when evidence.steps has several';
comment on column advisor.recommendation.ddl_undo is 'what takes it back';
comment on column advisor.recommendation.confidence_class is
    'how it is known: measured (was run), calibrated, estimated (the planner was asked) or rule';
comment on column advisor.recommendation.confidence is 'from 0 to 1';
comment on column advisor.recommendation.risk is 'none, low, medium or high';
comment on column advisor.recommendation.size_bytes is 'of the index, as HypoPG estimates it';
comment on column advisor.recommendation.write_cost is
    'none, low, medium or high: how often the table has been written over';
comment on column advisor.recommendation.write_us is
    'microseconds that the index takes for each row written, as far as indexes built here have told';
comment on column advisor.recommendation.write_low_us is 'one in twenty is below';
comment on column advisor.recommendation.write_high_us is 'one in twenty is above';
comment on column advisor.recommendation.write_wal_bytes is
    'bytes of WAL for each row written, between two checkpoints, as computed';
comment on column advisor.recommendation.write_observations is
    'how many indexes built here write_us was learned from; with none it is assumed';
comment on column advisor.recommendation.writes_per_day is
    'rows a day that the index is written for; what is updated in place is not counted';
comment on column advisor.recommendation.measured_write_us is
    'the same of the index that was built on a copy; null when none was';
comment on column advisor.recommendation.write_note is 'all that in words';
comment on column advisor.recommendation.cost_before is
    'the planner''s cost, mean of its statements weighted by calls';
comment on column advisor.recommendation.cost_after is 'the same with the index';
comment on column advisor.recommendation.improvement is 'part of cost_before that is saved';
comment on column advisor.recommendation.state is
    'candidate (the planner was not asked yet), open, rejected (it would not help), muted (by a '
    'person), applied (it was done) or resolved (it is no longer so)';
comment on column advisor.recommendation.state_reason is 'why it was rejected or muted';
comment on column advisor.recommendation.measured_rejection is
    'why it was rejected after it was measured, and the statements, rows and indexes as they were '
    'then: it stays rejected while they are';

comment on table advisor.recommendation_statement is
    'The statements that a recommendation is for, with the planner''s estimate for each.';
comment on column advisor.recommendation_statement.improvement is
    'part of the cost that is saved; negative when it gets dearer';
comment on column advisor.recommendation_statement.is_used is 'whether the planner takes the index';
comment on column advisor.recommendation_statement.needs_others is
    'whether it saves that only beside other indexes that are advised and not there yet';

comment on table advisor.simulation is
    'What given indexes would bring a statement: questions to the workers, and their answers.';
comment on column advisor.simulation.mode is 'hypopg: hypothetical indexes; real: built on a copy';
comment on column advisor.simulation.status is 'requested, running, done, failed or refused';
comment on column advisor.simulation.claimed_pid is
    'the process of the session that answers it; when it is gone, its place is free';
comment on column advisor.simulation.improvement_pct is
    'per cent saved, of the time where it was executed, else of the cost; negative when it gets '
    'dearer';
comment on column advisor.simulation.before_ms is
    'only where it was executed: the least of several runs, averaged over parameter sets';
comment on column advisor.simulation.after_ms is 'the same with the indexes';
comment on column advisor.simulation.before_median_ms is
    'the median of the runs, averaged over parameter sets';
comment on column advisor.simulation.after_median_ms is 'the same with the indexes';
comment on column advisor.simulation.before_buffers is
    'blocks touched by one run, on average; null when a run was ended by the limit';
comment on column advisor.simulation.after_buffers is 'the same with the indexes';
comment on column advisor.simulation.runs is 'how many times each variant was executed';
comment on column advisor.simulation.sandbox is
    'the tables copied, with the part of each, and the indexes built, with size and verdict';
comment on column advisor.simulation.labels is 'what changed in the plan';
comment on column advisor.simulation.message is 'why it failed or was refused';

comment on table advisor.sandbox_table is
    'Copies that the sandbox may hold; each is named here before it is made.';
comment on column advisor.sandbox_table.table_name is 'name in the schema muster_sandbox';
comment on column advisor.sandbox_table.simulation_id is 'what it was made for';
comment on column advisor.sandbox_table.source is 'the table that it is a copy of';
comment on column advisor.recommendation.measured_before_ms is
    'the statement without it, executed in the sandbox';
comment on column advisor.recommendation.measured_after_ms is 'the statement with it';
comment on column advisor.recommendation.measured_at is 'when that was measured; null when never';

comment on table advisor.fact_version is
    'What each table, index and planner setting was, and between which looks that began and ended.';
comment on column advisor.fact_version.kind is 'table, index or setting';
comment on column advisor.fact_version.name is 'as SQL writes it, with schema';
comment on column advisor.fact_version.relation is 'the table; null for a setting';
comment on column advisor.fact_version.value is
    'of a table rows, bytes, analyzed_at, mods_since_analyze, is_stale; of an index definition, '
    'is_valid; of a setting value, unit; as of the look that began it';
comment on column advisor.fact_version.appeared_after is
    'the last look at which it was not so yet; null when it was so at the first look of all';
comment on column advisor.fact_version.appeared_at is 'the first look at which it was so';
comment on column advisor.fact_version.vanished_after is 'the last look at which it was so';
comment on column advisor.fact_version.vanished_at is
    'the first look at which it was no longer so; null while it is';

comment on table advisor.family is
    'Groups of statements that do about the same, made from their tables and conditions.';
comment on column advisor.family.label is
    'main table, join, and the columns that pick the rows; the same statements give the same label';
comment on column advisor.family.description is 'the label in words';
comment on column advisor.family.tokens is 'the words that weigh most, each with its weight';
comment on column advisor.family.made_at is 'when the families were last made';

comment on table advisor.family_member is 'The family of each statement.';
comment on column advisor.family_member.similarity is
    'how near it is to the middle of the family: the cosine of their TF-IDF weights';

comment on column advisor.scan_run.is_cold is
    'whether it is the first since the counters or the server began anew: nothing in it is judged';

comment on table advisor.lock_wait is
    'Who waited for a lock at the moment of a scan, and for whom; advisor.stat_lock_wait reads it.';
comment on column advisor.lock_wait.queryid is 'of the statement that waited';
comment on column advisor.lock_wait.userid is 'the role that waited';
comment on column advisor.lock_wait.waited_ms is 'for how long by then';
comment on column advisor.lock_wait.blocker_queryid is
    'of the statement that the blocker ran, or had run last';
comment on column advisor.lock_wait.blocker_ms is 'how old the blocker''s transaction was';

comment on table advisor.anomaly is
    'A statement, or a family as a whole, takes notably longer than usual.';
comment on column advisor.anomaly.state is
    'open, over (it came down again) or accepted (it lasted, and is the new usual)';
comment on column advisor.anomaly.tags is 'contention suspected';
comment on column advisor.anomaly.samples is 'how many samples told what is usual';
comment on column advisor.anomaly.usual_ms is 'median of the means of the 60 samples before';
comment on column advisor.anomaly.scatter is
    'standard deviation of the logarithm of the mean, the greater of what MAD and IQR say';
comment on column advisor.anomaly.mean_ms is 'mean when it was last seen';
comment on column advisor.anomaly.factor is 'the largest rise over the usual';
comment on column advisor.anomaly.score is
    'the largest rise, in standard deviations of what is usual';

comment on table advisor.answer is
    'Answers given, with the rows that each sentence was made from.';
comment on column advisor.answer.question is
    'what it was taken for, or unknown; its own text is not kept, for it may hold anything';
comment on column advisor.answer.statement_id is 'the statement that it was about';
comment on column advisor.answer.subject is 'the table or the index that it was about';
comment on column advisor.answer.sentences is
    'array of sentence and source: relation and key of each row it was made from';
