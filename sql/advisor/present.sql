-- What the advisor offers, in the order in which to read it.

\ir comments.sql

-- Group: The server around us
\ir _extension_schema.sql
\ir _user_relation.sql
\ir _split_identifiers.sql
\ir _search_path_of.sql
\ir _resolve_relations.sql
\ir _relation_columns.sql
\ir _is_btree_type.sql
\ir _preview.sql

-- Group: Scanning
\ir _statements_schema.sql
\ir _statement_counters.sql
\ir _statements_reset_at.sql
\ir _excluded_role.sql
\ir _ensure_sample_partition.sql
\ir _drop_sample_partitions.sql
\ir _snapshot_statements.sql
\ir _present_table.sql
\ir _present_index.sql
\ir _planner_setting.sql
\ir _present_fact.sql
\ir _remember_facts.sql
\ir fact_change.sql
\ir _change_sentence.sql
\ir refresh_facts.sql
\ir _column_facts_wanted.sql
\ir _record_column_facts.sql
\ir _record_combination.sql
\ir _record_lock_waits.sql
\ir stat_lock_wait.sql
\ir _mean_series.sql
\ir _trimmed_mean.sql
\ir _deviation.sql
\ir _detect_anomalies.sql
\ir stat_anomaly.sql
\ir scan.sql
\ir _scan_task.sql
\ir request_scan.sql
\ir _claim_scan_request.sql
\ir _finish_scan_request.sql

-- Group: What the worker reads out of a text
\ir _pending_statements.sql
\ir _exclusion_reason.sql
\ir _source_of.sql
\ir _record_predicates.sql
\ir _record_statement.sql
\ir _record_unparsable.sql
\ir _record_utility.sql
\ir _expression_examples.sql
\ir _resolve_expressions.sql
\ir _learn_patterns.sql

-- Group: Families
\ir _family_feature.sql
\ir _families_due.sql
\ir _record_families.sql

-- Group: Plans
\ir _statement_total.sql
\ir _statement_search_path.sql
\ir _trusted_owners.sql
\ir _planning_closure.sql
\ir _named_objects.sql
\ir _explain_hazard.sql
\ir _plans_wanted.sql
\ir _statement_to_plan.sql
\ir _raise_no_statement.sql
\ir _check_statement.sql
\ir _plan_change_cause.sql
\ir _record_plan_failure.sql
\ir _record_plan.sql
\ir _plan.sql
\ir _record_plan_diff.sql
\ir _percent.sql
\ir plan_history.sql
\ir _change_of.sql
\ir explain_diff.sql

-- Group: Rules
\ir _predicate_fact.sql
\ir _filter_candidate.sql
\ir _join_candidate.sql
\ir _plain_keys.sql
\ir _index_objection.sql
\ir _index_finding_key.sql
\ir _index_candidate.sql
\ir _has_equal_image.sql
\ir _index_column_fact.sql
\ir _combinations_wanted.sql
\ir _btree_leaf_pages.sql
\ir _btree_estimate.sql
\ir _btree_size_estimate.sql
\ir _index_name.sql
\ir _index_steps.sql
\ir _write_cost.sql
\ir _calibration_factor.sql
\ir _write_estimate.sql
\ir _writes_per_day.sql
\ir _write_note.sql
\ir _concurrent_index.sql
\ir _merged_candidate.sql
\ir _merged_candidates.sql
\ir _index_keys.sql
\ir _variant_present.sql
\ir _variant_name.sql
\ir _variant_steps.sql
\ir _text_place.sql
\ir _covering_candidate.sql
\ir _partial_candidate.sql
\ir _text_candidate.sql
\ir _range_candidate.sql
\ir _order_candidate.sql
\ir _variant_candidate.sql
\ir _variant_advice.sql
\ir _variant_advices.sql
\ir _statement_finding.sql
\ir _misestimated_statement.sql
\ir rules/0001_missing_index.sql
\ir rules/0002_composite_index.sql
\ir rules/0003_expression_index.sql
\ir rules/0004_join_support.sql
\ir rules/0005_correlated_subquery.sql
\ir rules/0006_redundant_index.sql
\ir rules/0007_unused_index.sql
\ir rules/0008_stale_statistics.sql
\ir rules/0009_skewed_statistics.sql
\ir rules/0010_no_index_helps.sql
\ir rules/0011_covering_index.sql
\ir rules/0012_partial_index.sql
\ir rules/0013_pattern_index.sql
\ir rules/0014_trigram_index.sql
\ir rules/0015_brin_index.sql
\ir rules/0016_order_by_index.sql
\ir rules/0017_foreign_key_index.sql
\ir rules/0018_invalid_index.sql
\ir rules/0019_partitioned_statistics.sql
\ir rules/0020_extended_statistics.sql
\ir rules/0021_misestimate.sql
\ir rules/0022_work_mem_spill.sql
\ir rules/0023_not_in_subquery.sql
\ir rules/0024_wrapped_column.sql
\ir rules/0025_implicit_cast.sql
\ir rules/0026_offset_paging.sql
\ir rules/0027_wide_rows.sql
\ir rules/0028_too_many_rows.sql
\ir rules/0029_sequential_scan_is_right.sql
\ir rules/0030_wrong_column_order.sql
\ir _rule.sql
\ir _finding.sql

-- Group: Recommendations
\ir _merged_finding.sql
\ir _initial_state.sql
\ir _is_applied.sql
\ir refresh_recommendations.sql
\ir _recommendations_due.sql
\ir _recommendation.sql
\ir _improvement_pct.sql
\ir _measured_facts.sql
\ir _measurement_holds.sql
\ir _brought_nothing.sql
\ir _reject_measured.sql
\ir _reject_tried.sql
\ir _unverified.sql
\ir _record_estimate.sql
\ir _reject_recommendation.sql
\ir mute_recommendation.sql
\ir reopen_recommendation.sql

-- Group: Answers
\ir bottlenecks.sql
\ir stat_statement.sql
\ir stat_table.sql
\ir stat_family.sql
\ir _silence.sql
\ir explain_advice.sql
\ir _at_utc.sql
\ir _anomaly_sentence.sql
\ir _wait_sentence.sql
\ir _plan_change_sentence.sql
\ir mean_change.sql
\ir _mean_change_sentence.sql
\ir _answer_impact.sql
\ir _answer_index.sql
\ir _answer_why_slow.sql
\ir _answer_changed.sql
\ir _answer_worse.sql
\ir _answer_queries.sql
\ir _answer_index_used.sql
\ir _answer_drop.sql
\ir _known_question.sql
\ir _named_in.sql
\ir _since_in.sql
\ir ask.sql

-- Group: What if
\ir _is_one_command.sql
\ir _forget_trial.sql
\ir _plan_trial.sql
\ir _what_if.sql
\ir what_if.sql

-- Group: Simulation
\ir request_simulation.sql
\ir _simulation.sql
\ir _finish_simulation.sql
\ir _fail_simulation.sql
\ir simulate.sql

-- Group: The sandbox
\ir setup_sandbox.sql
\ir _require_sandbox.sql
\ir _sandbox_hazard.sql
\ir _sandbox_lock.sql
\ir _sandbox_shares.sql
\ir _sandbox_partition.sql
\ir _sandbox_objection.sql
\ir _sandbox_source.sql
\ir _open_sandbox.sql
\ir _sandbox_command.sql
\ir _sandbox_key.sql
\ir _drop_sandbox.sql
\ir _free_simulations.sql
\ir _claim_simulation.sql
\ir _sandbox_note.sql
\ir _finish_measurement.sql
\ir sweep_sandbox.sql
\ir _begin_trial.sql

-- Group: Indexes for the whole workload
\ir _workload.sql
\ir _workload_days.sql
\ir _planning_version.sql
\ir _recall_plans.sql
\ir _remember_plans.sql
\ir _sweep_advice.sql
\ir request_advice.sql
\ir advise.sql
\ir _claim_advice.sql
\ir _finish_advice.sql
\ir _fail_advice.sql
\ir advice_index.sql
\ir advice_statement.sql
\ir advice_rejection.sql
\ir _record_calibration.sql
\ir stat_calibration.sql

-- Group: Housekeeping
\ir _sweep.sql
\ir sweep.sql
\ir _prune.sql
\ir prune.sql
\ir _check_scan.sql
\ir _check_statements.sql
\ir _check_explain.sql
\ir _check_search_path.sql
\ir _check_sandbox.sql
\ir _doctor.sql
\ir _status.sql

\ir definition.sql
