-- Upkeep of the database itself.
\ir stat_connection.sql
\ir stat_size.sql
\ir stat_index.sql
\ir orphans.sql
\ir terminate_idle.sql
\ir connection_headroom.sql
\ir recommended_settings.sql
\ir record_backup.sql
\ir _check_backups.sql
