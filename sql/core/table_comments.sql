-- What the tables of core hold. They are made by the numbered steps; what they mean is said here,
-- where it can be said better later.

comment on table muster.schema_step is
'The ledger: one row for each numbered step that ran here. Written in the transaction of the step.';
comment on column muster.schema_step.checksum is
    'sha256 of the step''s file; an installer with another text stops with MU402';
comment on column muster.schema_step.is_breaking is
    'whether workers that do not know the step must stop';
comment on column muster.schema_step.kit_version is 'the release that ran it';
comment on column muster.schema_step.installed_by is 'the login that ran it';

comment on table muster.setting_definition is
'The settings there are. Written anew by each install; values are in muster.setting_value, both
together in the view muster.setting.';
comment on table muster.setting_value is
'The settings that differ from their default. Write by muster.set_setting().';
comment on column muster.setting_value.set_by is 'the login that set it';

comment on table muster.error_code is
'Every SQLSTATE that Muster raises, with its HTTP status. MU0 is bad input, MU1 not found, MU2 a
conflict, MU3 not allowed, MU4 the environment, MU9 a defect of Muster.';
comment on column muster.error_code.title is 'what the code stands for, in general';
comment on column muster.error_code.http_status is 'the status of an HTTP answer that reports it';
comment on column muster.error_code.hint is 'what to do, in general; the raised hint knows more';

comment on table muster.topic is
'What events there are. A topic is also the name of the channel that is notified.';

comment on table muster.task is
'The tasks there are: functions that do bounded work every so often. Written anew by each install;
muster.set_task() overrides, muster.stat_task shows.';
comment on column muster.task.function_name is 'what is called, without arguments';
comment on column muster.task.batch_setting is
    'the setting that bounds one run; a run that does as much is followed by another at once';

comment on table muster.task_state is
'What this database knows about each task: overrides (null: as defined) and when it runs next.';
comment on column muster.task_state.task_id is 'second key of the advisory lock of a run';
comment on column muster.task_state.consecutive_failures is
    'since the last success; sets the pause';

comment on table muster.task_run is
'Every run of a task. status: running; succeeded; failed; timed_out, cancelled for being over its
timeout; lost, its backend died; skipped, another run had not ended.';
comment on column muster.task_run.timeout_at is 'when it is cancelled';
comment on column muster.task_run.rows is 'rows done, as the task says; null when it does not';
comment on column muster.task_run.runner is 'login, application and address of who ran it';
comment on column muster.task_run.runner_pid is 'backend that runs it';
comment on column muster.task_run.runner_start is 'when that backend started';
comment on column muster.task_run.sqlstate is 'of the error that ended it';
comment on column muster.task_run.message is 'of the error that ended it';
comment on column muster.task_run.detail is 'of the error that ended it';
comment on column muster.task_run.hint is 'of the error that ended it';
comment on column muster.task_run.context is 'the call stack of the error that ended it';

comment on table muster.token is
'Who may use the HTTP server. Write by muster.create_token() and muster.revoke_token(); see
muster.stat_token.';
comment on column muster.token.name is 'who uses it; one valid token for each name';
comment on column muster.token.kind is 'what it may do: reader, agent, operator or admin';
comment on column muster.token.token_hash is 'sha256 of the token, which is kept nowhere';
comment on column muster.token.created_by is 'the login that made it';
comment on column muster.token.revoked_by is 'the login that ended it';
comment on table muster.token_use is 'When each token was last used, to the hour.';

comment on table muster.event is
'What happened, for whoever takes it: consumers by muster.take_events(), watchers by
muster.changes(). Written by muster.emit_event(). Holds neither literals nor secrets.';
comment on column muster.event.subject is 'the key of what it is about; the topic says of what';
comment on column muster.event.generation is 'the stay in a cluster in which it was written';
comment on column muster.event.written_by is
    'the transaction that wrote it; settled when all before that one have ended';

comment on table muster.event_generation is
'The stays of this database in different clusters, because transaction ids begin anew in each.';
comment on column muster.event_generation.system_identifier is
    'of the cluster; null where it cannot be read';

comment on table muster.event_consumer is
'Up to where each consumer has taken events.';
comment on column muster.event_consumer.generation is 'of the last event taken or passed';
comment on column muster.event_consumer.written_by is 'of the last event taken or passed';
comment on column muster.event_consumer.event_id is 'of the last event taken or passed';
comment on column muster.event_consumer.taken_at is 'when the position last moved';

comment on table muster.role is
'Which cluster roles play which part here: reader, agent, operator, admin (groups), worker, explain
(logins). Written by muster.setup_roles() and muster.setup_logins().';
comment on column muster.role.was_created is 'whether we created it; uninstall drops no other';

comment on table muster.grant_rule is
'The matrix of privileges: what each kind of role may do with which object. muster._apply_grants()
makes the catalogue agree.';

comment on table muster.undumped_table is
'Our tables that hold no data of yours: a dump of an extension install leaves them out, and the
admin role may only read them.';

comment on table muster.audit is
'Every change of the tables under muster.audit_table(), written in the transaction of the change; and
every request by HTTP that may change something, with what it asked for as relation.';
comment on column muster.audit.written_by is 'the transaction of the change';
comment on column muster.audit.login_role is 'who logged in';
comment on column muster.audit.acting_role is 'the role chosen by SET ROLE, or the login';
comment on column muster.audit.action is 'insert, update, delete, truncate or request';
comment on column muster.audit.key is 'the primary key of the row; empty when the table has none';
comment on column muster.audit.token is 'name of the token, when it came by HTTP';
comment on column muster.audit.request_id is
    'number of the request, as the log of the HTTP server has it; null when it did not come by HTTP';
comment on column muster.audit.before is
    'the old values: of the changed columns, or the deleted row';
comment on column muster.audit.after is
    'the new values: of the changed columns, or the inserted row';

comment on table muster.subscription is
'SQL functions that are called for each event of a topic: see muster.subscribe().';
comment on column muster.subscription.handler is 'the function, as schema.name';
comment on column muster.subscription.delivered is 'events that it has handled';

comment on table muster.event_failure is
'Events whose handler failed: what the server said, and when it is tried again.';
comment on column muster.event_failure.next_attempt_at is
    'null when it is not tried again: somebody has to look';

comment on table muster.backup is
'Backups that were made and trials to restore them: see scripts/backup, scripts/restore-test and
muster.record_backup().';
comment on column muster.backup.kind is 'backup or restore_test';
comment on column muster.backup.file_name is 'of the dump, without its folder';
comment on column muster.backup.byte_count is 'size of the dump';
comment on column muster.backup.sha256 is 'of the dump';
comment on column muster.backup.tables is 'tables dumped, or compared after restoring';
comment on column muster.backup.row_count is 'rows in these tables';
comment on column muster.backup.message is 'why it failed';
comment on column muster.backup.recorded_by is 'who logged in';
