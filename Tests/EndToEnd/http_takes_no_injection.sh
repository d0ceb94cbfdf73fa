# Every parameter of every route and page is handed lists of SQL injections, markup and paths.
# shellcheck shell=bash
# shellcheck disable=SC2154  # base and others come from lib.sh
scripts/sample-data "$owner_url" >/dev/null
start_worker
start_server --rate 1000000
admin=$(token injections admin)
objects="select count(*), sum(hashtext(oid::regclass::text)) from pg_class
         where relkind in ('r', 'v', 'p') and relnamespace::regnamespace::text !~ '^pg_' and not relispartition"
# That nobody collects from the sample's scheduler is found while this lasts, and is no harm done.
critical="select string_agg(check_name, ', ' order by check_name) from muster.doctor()
          where state = 'critical' and check_name not like 'batch\_collection %'"
doctor=$(value "$critical")
before=$(super -At -c "$objects")
python3 Tests/EndToEnd/http/injections.py "$base" "$admin"
is "no relation was made or dropped" "$(super -At -c "$objects")" "$before"
is "the kit is as whole as it was" "$(value "$critical")" "$doctor"
is "no defect was met" "$(grep -c ' ERROR ' "$server_log" || true)" 0
