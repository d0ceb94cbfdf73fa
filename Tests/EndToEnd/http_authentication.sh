# Every route and every kind of caller as one table; then what browsers and other sites may do.
# shellcheck shell=bash
# shellcheck disable=SC2154  # base and others come from lib.sh
declare -A tokens=(
    [none]='' [reader]=$(token reader reader) [operator]=$(token operator operator)
    [agent]=$(token agent agent) [admin]=$(token admin admin)
    [forged]=muster_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    [expired]=$(token expired admin) [revoked]=$(token revoked admin) [garbage]=x)
value "update muster.token set created_at = now() - interval '2 hours',
           expires_at = now() - interval '1 hour' where name = 'expired';
       select muster.revoke_token('revoked')" >/dev/null
start_server --rate 100000

is "the description is open to anybody" "$(call GET /openapi.json)" 200
python3 Tests/EndToEnd/http/access_table.py "$base" "$answer" \
    "none=${tokens[none]}" "reader=${tokens[reader]}" "operator=${tokens[operator]}" \
    "agent=${tokens[agent]}" "admin=${tokens[admin]}" "forged=${tokens[forged]}" \
    "expired=${tokens[expired]}" "revoked=${tokens[revoked]}" "garbage=${tokens[garbage]}"

matches "a flood of wrong tokens has to wait" "$(
    curl -s -o "$answer" -w '%{http_code}\n' -H "Authorization: Bearer ${tokens[forged]}" \
        "$base/readyz?[1-1000]" | sort | uniq -c
)" '429'
sleep 1

# What is revoked stops at once, although the server remembers the token for some seconds.
brief=$(token brief reader)
is "a token works" "$(call GET /api/v1/status -H "Authorization: Bearer $brief")" 200
value "select muster.revoke_token('brief')" >/dev/null
is "and not a moment longer" "$(call GET /api/v1/status -H "Authorization: Bearer $brief")" 401
matches "with a code" "$(cat "$answer")" '"code":"MU302"'

# Browsers.
same=(-H "Origin: $base" -H 'Sec-Fetch-Site: same-origin')
log_in() {
    curl -s -o /dev/null -D - "${same[@]}" --data-urlencode "token=$1" -d next=/ "$base/login"
}
matches "a wrong token does not log in" "$(log_in "${tokens[forged]}")" '^HTTP/1.1 401'
head=$(log_in "${tokens[operator]}")
matches "a right one does" "$head" '^HTTP/1.1 303'
matches "by a cookie that scripts and other sites do not get" "$head" \
    'Set-Cookie: muster=muster_[^;]*; Path=/; HttpOnly; SameSite=Strict'
cookie=(-H "Cookie: muster=${tokens[operator]}")
is "the cookie reads" "$(call GET /api/v1/status "${cookie[@]}")" 200
proof=$(printf 'muster form %s' "${tokens[operator]}" | sha256sum | cut -d ' ' -f 1)
ask=(-H 'Content-Type: application/json' -d '{"question":"what got worse"}')
is "with it another site cannot act" \
    "$(call POST /chat "${cookie[@]}" "${ask[@]}" -H 'Origin: http://evil.example' -H "X-CSRF-Token: $proof")" 403
is "nor one beside it" \
    "$(call POST /chat "${cookie[@]}" "${ask[@]}" -H 'Sec-Fetch-Site: same-site' -H "X-CSRF-Token: $proof")" 403
is "nor a sandboxed frame" \
    "$(call POST /chat "${cookie[@]}" "${ask[@]}" -H 'Origin: null' -H "X-CSRF-Token: $proof")" 403
is "nor who says nothing of where he comes from" \
    "$(call POST /chat "${cookie[@]}" "${ask[@]}" -H "X-CSRF-Token: $proof")" 403
is "nor a page of ours without its proof" "$(call POST /chat "${cookie[@]}" "${ask[@]}" "${same[@]}")" 403
is "with it, it acts" \
    "$(call POST /chat "${cookie[@]}" "${ask[@]}" "${same[@]}" -H "X-CSRF-Token: $proof")" 200
is "a program acts by the header" \
    "$(call POST /chat -H "Authorization: Bearer ${tokens[reader]}" "${ask[@]}")" 200
is "another name leads nowhere" "$(call GET /livez -H 'Host: rebound.example')" 421
matches "no origin is let in" \
    "$(curl -si -H 'Origin: http://evil.example' "$base/livez" | grep -ic '^access-control' || true)" '^0$'

# Who did it.
is "what acts leaves a row with the token's name" \
    "$(value "select token, acting_role from muster.audit where relation = 'POST /chat' order by audit_id desc limit 1")" \
    'reader|muster_reader'
is "a reader leaves none" \
    "$(value "select count(*) from muster.audit where action = 'request' and relation like 'GET %'")" 0
is "no token is in the log" "$(grep -c 'muster_[A-Za-z0-9_-]\{43\}' "$server_log" || true)" 0
is "none is in the database" \
    "$(super -At -c "select count(*) from muster.token as t where t::text like '%${tokens[reader]#muster_}%'")" 0

# Too much is too much.
kill "$server_pid"
wait "$server_pid" || true
start_server --rate 5
matches "a rate is kept" "$(
    curl -s -o "$answer" -w '%{http_code}\n' "$base/livez?[1-100]" | grep -c 429
)" '^[5-9][0-9]$'

# Without a token, where that was asked for.
kill "$server_pid"
wait "$server_pid" || true
start_server --anonymous reader
is "who has no token reads" "$(call GET /api/v1/status)" 200
is "and does not act" "$(call POST /api/v1/scan)" 403
is "nor sees what operators see" "$(call GET /api/v1/task-runs)" 403

# By a socket file, and by TLS.
kill "$server_pid"
folder=$(mktemp -d)
"$muster_bin" serve -d "$worker_url" --socket "$folder/socket" >"$folder/log" 2>&1 &
children+=("$!")
until_true grep -q ' ready' "$folder/log"
is "a socket file answers" "$(curl -s --unix-socket "$folder/socket" http://localhost/livez)" ok
is "to its owner and group only" "$(stat -c %a "$folder/socket")" 660
if command -v openssl >/dev/null; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost \
        -keyout "$folder/key" -out "$folder/certificate" 2>/dev/null
    start_server --tls-certificate "$folder/certificate" --tls-key "$folder/key"
    base=https://127.0.0.1:$port
    matches "TLS answers" "$(curl -ski "$base/livez")" '^Strict-Transport-Security: '
    matches "and its cookie is for this host and TLS only" \
        "$(curl -ski -H "Origin: $base" --data-urlencode "token=${tokens[reader]}" "$base/login")" \
        '^Set-Cookie: __Host-muster=.*; Secure'
    is "an older one is refused" \
        "$(curl -sk --tls-max 1.1 -o /dev/null -w '%{http_code}' "$base/livez" || true)" 000
fi
