# Every command and health check of docker-compose.yml, run without containers: the paths of the images
# are replaced by folders of this test.
# shellcheck shell=bash
# shellcheck disable=SC2154  # root and others come from lib.sh
work=$(mktemp -d)
as_server_user true
chmod 755 "$work"
mkdir "$work/run" "$work/lib"
cp -r sql "$work/sql"
[ "$(id -u)" -ne 0 ] || chown -R "$(server_user)" "$work/run" "$work/lib" "$work/sql"
PATH=$(scripts/pg bindir):$PATH

# compose SERVICE WHAT  prints the command, the health check or the environment of a service.
compose() {
    python3 - "$work" "$1" "$2" <<'PYTHON'
import shlex, sys, yaml
work, name, what = sys.argv[1:]
service = yaml.safe_load(open("docker-compose.yml"))["services"][name]
if what == "command":
    text = service["command"][-1]
elif what == "healthcheck":
    text = " ".join(shlex.quote(word) for word in service["healthcheck"]["test"][1:])
else:
    text = "\n".join(f"{key}={value}" for key, value in service.get("environment", {}).items())
for image, here in {"$$": "$", "/tmp/": work + "/lib/", "/run/muster": work + "/run",
                    "/muster/sql": work + "/sql"}.items():
    text = text.replace(image, here)
print(text)
PYTHON
}

# run SERVICE  runs its command as the server's user, with its environment.
run() {
    local environment
    mapfile -t environment < <(compose "$1" environment | sed '/^$/d')
    as_server_user env "${environment[@]}" PGDATA="$work/lib/data" PATH="$PATH" HOME="$work/lib" \
        bash -euo pipefail -c "$(compose "$1" command)"
}

run database >"$work/database.log" 2>&1 &
children+=("$!")
healthy() { as_server_user env PATH="$PATH" bash -c "$(compose "$1" healthcheck)"; }
until_true healthy database || true
ok "the database is healthy" healthy database || cat "$work/database.log"
ok "the kit is installed" run install
ok "and again" run install
run pgbouncer >"$work/pgbouncer.log" 2>&1 &
children+=("$!")
until_true healthy pgbouncer || true
ok "the pooler is healthy" healthy pgbouncer
there=(-h "$work/run" -d muster)
is "a heartbeat goes through the pooler" \
    "$(psql -qXAt "${there[@]}" -p 6432 -U muster_owner -c "select outcome from fleet.heartbeat('ber-1', 'basket')")" registered

"$muster_bin" worker "${there[@]}" -U muster_worker >"$work/worker.log" 2>&1 &
children+=("$!")
until_true grep -q ' ready' "$work/worker.log" || true
ok "the worker is ready" grep -q ' ready' "$work/worker.log"
ok "the worker's health check passes" "$muster_bin" status "${there[@]}" -U muster_worker
# Another port than the host's 8080, which may be taken.
listen=127.0.0.1:0
mapfile -t environment < <(compose web environment)
env "${environment[@]}" "$muster_bin" "$(compose web command)" --listen "$listen" >"$work/web.log" 2>&1 &
children+=("$!")
until_true grep -q ' ready' "$work/web.log" || true
listen=$(sed -nE 's/.* ready.*listen="?([^ "]+).*/\1/p' "$work/web.log")
web_is_healthy() { bash -c "$(compose web healthcheck | sed "s/8080/${listen##*:}/g")"; }
ok "the pages' health check passes" web_is_healthy
ok "a token is made as the file says" grep -q '^muster_' <<<"$("$muster_bin" token create ada --kind operator \
    -U muster_owner "${there[@]}" -A -t 2>/dev/null || true)"

"$muster_bin" worker "${there[@]}" -p 6432 -U muster_worker --no-listen >"$work/pooled.log" 2>&1 &
children+=("$!")
until_true grep -q ' ready' "$work/pooled.log" || true
sleep 2
ok "a worker behind the pooler is ready, too" grep -q ' ready' "$work/pooled.log"
ok "and nothing fails there" bash -c "! grep -E 'failed|lost' '$work/pooled.log'"
is "tasks ran" "$(psql -qXAt "${there[@]}" -U muster_owner \
    -c "select count(*) > 0 from muster.task_run where status = 'succeeded'")" t
# The pooler is a child of the shell that is killed at the end.
pkill -f "$work/lib/pgbouncer.ini"
as_server_user env PATH="$PATH" pg_ctl -D "$work/lib/data" -m immediate stop >/dev/null || true
rm -rf "$work"
