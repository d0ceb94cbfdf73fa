-- Read after the definitions of core, of which these are a part.
select muster._define_grant('relation', o.name, 'select', 'reader')
from unnest(array[
    'muster.stat_connection', 'muster.stat_idle_transaction', 'muster.stat_database_size',
    'muster.stat_table_size', 'muster.stat_index', 'muster.stat_vacuum']) as o (name);
select muster._define_grant('function', f.name, 'execute', 'reader')
from unnest(array[
    'muster.slow_active(interval, timestamptz)', 'muster.connection_headroom()',
    'muster.recommended_settings(text)']) as f (name);
select muster._define_grant('function', f.name, 'execute', 'operator')
from unnest(array[
    'muster.terminate_idle(interval, boolean, boolean, timestamptz)']) as f (name);
select muster._define_setting(
    'muster.restore_test_max_age', '35 days', 'interval',
    'how old the last good restore test may be before the doctor says so', min => '1 hour');
select muster._define_grant('relation', 'muster.backup', 'select', 'reader');
select muster._define_grant('function', 'muster._check_backups()', 'execute', 'reader');
select muster._define_grant('function', f.name, 'execute', 'operator')
from unnest(array[
    'muster.record_backup(text, timestamptz, text, bigint, text, integer, bigint, text, '
        'timestamptz)']) as f (name);
select muster._define_grant('relation', 'muster.backup', 'insert', 'operator');
