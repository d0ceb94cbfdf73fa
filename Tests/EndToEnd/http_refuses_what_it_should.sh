# Bytes that no well-behaved client sends, clients that are slow on purpose, and too many of them.
# shellcheck shell=bash
# shellcheck disable=SC2154  # port and others come from lib.sh
reader=$(token reader reader)
start_server --connections-per-address 40 --connections 400
python3 Tests/EndToEnd/http/raw_requests.py "$port" "$reader"
python3 Tests/EndToEnd/http/slow_clients.py "$port" "$reader" 40
is "the server is well" "$(call GET /readyz)" 200
is "and has met no defect" "$(grep -c ' ERROR ' "$server_log" || true)" 0
kill -TERM "$server_pid"
stopped=0
wait "$server_pid" || stopped=$?
is "it stops when asked" "$stopped" 0

# Who could be let in by mistake is not.
exits "a public address needs TLS" 6 muster serve --listen 0.0.0.0:0 --host-name localhost
matches "as it says" "$output" 'needs TLS or a proxy'
exits "everybody's reading does not go with one" 6 \
    muster serve --listen 0.0.0.0:0 --behind-proxy --host-name x --anonymous reader
exits "a login that may act by itself does not serve" 6 \
    muster serve --listen 127.0.0.1:0 --web-dbname "$worker_url"
matches "as it says" "$output" 'setup_web'
exits "an address that is none is refused" 2 muster serve --listen nowhere
