-- What core offers, in the order in which to read it. bootstrap.sql has put the ledger's in place.

-- Group: Modules
\ir table_comments.sql
\ir _installed_schema.sql
\ir module.sql

-- Group: Settings
\ir _check_setting.sql
\ir setting.sql
\ir setting_interval.sql
\ir setting_bigint.sql
\ir setting_numeric.sql
\ir setting_boolean.sql
\ir setting_text_array.sql
\ir set_setting.sql

-- Group: Roles
\ir _grant_target.sql
\ir _grant_matrix.sql
\ir _granted.sql
\ir _apply_grants.sql
\ir _forget_role.sql
\ir _create_role.sql
\ir _change_role.sql
\ir _grant_membership.sql
\ir _missing_connect.sql
\ir _excess_membership.sql
\ir setup_roles.sql
\ir setup_logins.sql
\ir setup_web.sql

-- Group: Tokens
\ir create_token.sql
\ir revoke_token.sql
\ir stat_token.sql
\ir _check_token.sql
\ir _request_role.sql

-- Group: Events
\ir _system_identifier.sql
\ir _event_generation.sql
\ir _check_topic.sql
\ir _emit_events.sql
\ir emit_event.sql
\ir take_events.sql
\ir drop_consumer.sql
\ir changes.sql
\ir change_cursor.sql
\ir delete_old_events.sql
\ir subscribe.sql
\ir unsubscribe.sql
\ir _call_handler.sql
\ir deliver_events.sql

-- Group: Tasks
\ir _effective_task.sql
\ir _task_lock.sql
\ir _reschedule_task.sql
\ir _claim_task.sql
\ir _execute_run.sql
\ir _mark_lost_runs.sql
\ir cancel_overdue_runs.sql
\ir run_due_tasks.sql
\ir run_task.sql
\ir _check_task.sql
\ir set_task.sql
\ir request_task.sql
\ir stat_task.sql
\ir delete_old_task_runs.sql
\ir after_restore.sql

-- Group: Audit
\ir _audit_columns.sql
\ir _is_restored.sql
\ir _audit.sql
\ir audit_table.sql
\ir delete_old_audit.sql

-- Group: Health
\ir _extension_check.sql
\ir _check_version.sql
\ir _check_roles.sql
\ir _check_tasks.sql
\ir _check_events.sql
\ir _check_settings.sql
\ir _check_connections.sql
\ir _doctor.sql
\ir _status.sql
\ir doctor.sql
\ir status.sql

-- Group: Upkeep
\ir upkeep/present.sql

-- Group: Definitions
\ir _defining_module.sql
\ir _begin_definitions.sql
\ir _define_setting.sql
\ir _define_error.sql
\ir _define_task.sql
\ir _define_grant.sql
\ir _define_topic.sql
\ir _define_undumped.sql
\ir definition.sql
\ir upkeep/definition.sql
