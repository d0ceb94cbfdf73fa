# The seeds' own paths and shapes, the agents' protocol with a small simulated agent, and the figures.
# shellcheck shell=bash
# shellcheck disable=SC2154  # base and others come from lib.sh
declare -A header
for kind in reader operator agent admin; do
    header[$kind]="Authorization: Bearer $(token "$kind" "$kind")"
done
start_server
start_worker
as() { # KIND METHOD PATH [BODY]
    local kind=$1 method=$2 path=$3
    call "$method" "$path" -H "${header[$kind]}" ${4+-H 'Content-Type: application/json' -d "$4"}
}
field() { # PYTHON-EXPRESSION over the answer, called a
    python3 -c 'import json, sys
a = json.load(open(sys.argv[1]))
print(eval(sys.argv[2]))' "$answer" "$1"
}

# OptiDB: a statement that wants an index.
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
sql -f sql/sample/workload.sql
is "a scan is asked for" "$(as operator POST /api/v1/scan)" 202
eventually "a worker does it" \
    "select count(*) > 0 from advisor.bottlenecks(50)
     where query like '%users where email =%' and ddl is not null and improvement_pct is not null" t
is "bottlenecks" "$(as reader GET '/bottlenecks?limit=50')" 200
is "each has what it had" "$(field 'all(set("query_id fingerprint mean_ms calls reason ddl confidence".split()) <= set(b) for b in a) and len(a) > 0')" True
id=$(field '[b["query_id"] for b in a if "users where email =" in b["query"]][0]')
is "a limit that is none" "$(as reader GET '/bottlenecks?limit=x')" 422
is "is told in four parts" "$(field 'sorted(a)')" "['code', 'detail', 'hint', 'message']"
is "one query" "$(as reader GET "/queries/$id")" 200
is "has figures, plan facts, family, anomalies and advice" \
    "$(field 'a["metrics"]["calls"] > 0 and a["plan"]["had_seq_scan"] and "family" in a and a["anomalies"] == [] and "create index" in a["recommendations"][0]["ddl"]')" True
is "no literal is in it" "$(grep -c '@example' "$answer" || true)" 0
is "no query" "$(as reader GET /queries/999999)" 404
is "nor this" "$(as reader GET /queries/x)" 404
is "simulate" "$(as operator POST /simulate "{\"query_id\":$id,\"mode\":\"hypopg\"}")" 200
is "says before, after, and what changed" \
    "$(field 'a["before_ms"] > a["after_ms"] and float(a["improvement_pct"]) > 50 and len(a["plan_changes"]) > 0')" True
is "a bad mode" "$(as operator POST /simulate "{\"query_id\":$id,\"mode\":\"magic\"}")" 422
is "a reader does not simulate" "$(as reader POST /simulate "{\"query_id\":$id}")" 403
is "chat" "$(as reader POST /chat "{\"question\":\"why is it slow\",\"query_id\":$id}")" 200
is "names the rows of every sentence" "$(field 'all(s["source"] for s in a["sentences"]) and len(a["answer"]) > 0')" True
is "below /api/v1 too" "$(as reader GET '/api/v1/bottlenecks')" 200

# Waverless.
time_of() { date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ; }
is "records come" "$(as agent POST /api/v1/gpu-usage/records "[{\"task_id\":\"t1\",\"endpoint\":\"e\",\"spec\":\"h100\",\"gpu_count\":2,
    \"started_at\":\"$(time_of '-3 min')\",\"completed_at\":\"$(time_of '-2 min')\",\"status\":\"completed\"}]")" 200
is "each with its outcome" "$(field '[(r["task_id"], r["outcome"]) for r in a][0][0]')" t1
is "aggregate" "$(as operator POST '/api/v1/gpu-usage/aggregate?granularity=all')" 200
for level in minute hourly daily; do
    is "usage, $level" "$(as reader GET "/api/v1/gpu-usage/$level?start_time=$(time_of yesterday)&end_time=$(time_of tomorrow)")" 200
    is "has the task" "$(field 'a["data"][0]["total_tasks"]')" 1
done
is "backfill" "$(as operator POST /api/v1/gpu-usage/backfill \
    "{\"start_time\":\"$(time_of yesterday)\",\"end_time\":\"$(time_of tomorrow)\"}")" 202
is "a bad granularity" "$(as operator POST '/api/v1/gpu-usage/aggregate?granularity=yearly')" 422

# gProfiler: the first example of its protocol.
beat() { # LAST-COMMAND
    as agent POST /api/metrics/heartbeat "{\"hostname\":\"ber-17\",\"ip_address\":\"192.0.2.17\",
        \"service_name\":\"basket\",\"last_command_id\":$1,\"status\":\"active\",
        \"containers\":[{\"container_id\":\"c9\",\"container_name\":\"api\",\"namespace\":\"shop\",
        \"pod_name\":\"api-0\",\"processes\":[{\"pid\":310,\"process_name\":\"node\"},
        {\"pid\":311,\"process_name\":\"node\"}]}]}"
}
is "an agent registers" "$(beat null)" 200
is "with all four keys" "$(field 'sorted(a) == ["command_id", "message", "profiling_command", "success"] and a["success"]')" True
is "a profile of a pod" "$(as operator POST /api/metrics/profile_request '{"service_name":"basket",
    "request_type":"start","duration":120,"target_scope":"pod",
    "target_entities":[{"podName":"api-0","namespace":"shop"}],"additional_args":{"max_processes":4}}')" 200
is "gives one command" "$(field 'len(a["command_ids"])')" 1
command=$(field 'a["command_ids"][0]')
beat null >/dev/null
is "which the next heartbeat brings" "$(field 'a["command_id"]')" "$command"
is "as the agent reads it" "$(field '(lambda c: (c["pids"], c["duration"], c["max_processes"], c["continuous"]))(a["profiling_command"]["combined_config"])')" \
    '([310, 311], 120, 4, False)'
is "it reports" "$(as agent POST /api/metrics/command_completion "{\"command_id\":\"$command\",
    \"hostname\":\"ber-17\",\"status\":\"completed\",\"execution_time\":0}")" 200
beat "\"$command\"" >/dev/null
is "and is not told again" "$(field 'a["command_id"]')" None
is "hosts" "$(as reader GET '/api/metrics/profiling/host_status?service_name=bask&pids=310')" 200
is "with their state" "$(field '(a["active_count"], a["hosts"][0]["profiling_status"])')" "(1, 'completed')"
is "pods" "$(as reader GET '/api/metrics/profiling/workload_status?scope=pod')" 200
is "in camel case" "$(field 'a["rows"][0]["podName"]')" api-0
is "a bad scope" "$(as reader GET '/api/metrics/profiling/workload_status?scope=moon')" 422
is "bad JSON is told where" "$(as agent POST /api/metrics/heartbeat '{"hostname":')" 422
is "in the protocol's way" "$(field 'a["detail"][0]["loc"][0]')" body
is "every fault at once" "$(as agent POST /api/metrics/heartbeat '{"hostname":"","ip_address":"300.1.1.1"}')" 422
is "each by itself" "$(field 'len(a["detail"]) >= 3 and all(set(d) == {"loc", "msg", "type"} for d in a["detail"])')" True
is "unknown paths of it" "$(as agent GET /api/metrics/nothing)" 404
is "are a detail too" "$(field 'list(a)')" "['detail']"

# Hosts.
value "select fleet.add_to_pool('ber-17', 'lab', '{gpu}')" >/dev/null
is "a claim" "$(as operator POST /api/v1/claims '{"holder":"ada","pool":"lab","labels":["gpu"],"ttl":"1 hour","idempotency_key":"k1"}')" 200
claim=$(field 'a["claim_id"]')
as operator POST /api/v1/claims '{"holder":"ada","pool":"lab","idempotency_key":"k1"}' >/dev/null
is "the same key gives the same" "$(field '(a["claim_id"], a["is_new"])')" "($claim, False)"
is "nothing is left" "$(as operator POST /api/v1/claims '{"holder":"bob","pool":"lab"}')" 409
is "as it says" "$(field 'a["code"]')" MU220
is "the audit knows" "$(as admin GET '/api/v1/audit?relation=POST%20/api/v1/claims')" 200
is "who it was" "$(field 'a["data"][0]["token"]')" operator
is "given back" "$(as operator POST /api/v1/claims/release "{\"hostname\":\"ber-17\",\"claim_id\":$claim}")" 200
is "lists are filtered" "$(as reader GET '/api/v1/hosts?pool=lab&pool=other&limit=1')" 200
is "and paged" "$(field '(len(a["data"]), a["next_offset"])')" "(1, None)"
is "a filter is no SQL" "$(as reader GET "/api/v1/hosts?pool=%27%3B%20drop%20table%20x%20--")" 200

# Figures.
is "figures" "$(as reader GET /metrics)" 200
matches "of hosts" "$(cat "$answer")" '^muster_fleet_hosts\{liveness="alive"\} 1$'
matches "of requests" "$(cat "$answer")" '^muster_http_requests_total\{route="/chat",method="POST",status="200"\} 1$'
ensure_packages prometheus
exits "promtool finds nothing" 0 promtool check metrics <"$answer"
is "no defect was met" "$(grep -c ' ERROR ' "$server_log" || true)" 0
