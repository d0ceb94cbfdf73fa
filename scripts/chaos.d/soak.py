"""The run of scripts/soak: a steady load beside an application, with a look at what grows."""

import os
import re
import subprocess
import sys
import tempfile
import time

from promises import QUERIES
from world import Failure, World, pg, process_times, resident

seconds, rate, requests = (int(argument) for argument in sys.argv[1:4])
# An application is measured for so long with the worker beside it and without, three times each.
turn = max(10, seconds // 60)

TICKS = os.sysconf("SC_CLK_TCK")

# What people and their tools read: lists at each turn, and once in fifty what adds up (every check of the doctor,
# the usage that is not yet rolled up: 5 to 55 ms of a core).
LISTS = ["/pages/fleet", "/api/v1/hosts?limit=50", "/bottlenecks", "/pages/queries", "/api/v1/tasks", "/pages/tasks",
         "/pages/fleet.csv?size=50"]
SUMMARIES = ["/", "/metrics", "/pages/usage"]

# A round of the load, two heartbeats, a record, a claim and its release.
LOAD = """
\\set n random(1, 1000)
\\set task random(1, 1000000000000)
select fleet.heartbeat('host-' || :n, 'basket', '10.0.0.1');
select metering.record('soak-' || :task, 'llama-' || :n % 5, 'h100', 2, now() - interval '90 seconds', now());
select claim_id, hostname from fleet.claim_host('soak', ttl => '5 seconds') \\gset
select fleet.release_host(:hostname, :claim_id);
select fleet.heartbeat('host-' || :n, 'basket', '10.0.0.1');
"""

SIZES = """
select c.oid::regclass, pg_total_relation_size(c.oid)
from muster._installed_schema() as s join pg_class as c on c.relnamespace = s.schema_id
where c.relkind = 'r'"""


def processes():
    """Each process of the machine, with its times."""
    for entry in os.listdir("/proc"):
        try:
            yield int(entry), *process_times(int(entry))
        except (OSError, ValueError):
            continue


def server_seconds():
    """Processor time of the server's processes, those that have ended included."""
    with open(os.path.join(world.data, "postmaster.pid")) as file:
        postmaster = int(file.readline())
    return sum(own + (ended if number == postmaster else 0) for number, parent, own, ended in processes()
               if postmaster in (number, parent)) / TICKS


def worker_seconds():
    """Processor time of the server for the worker's sessions: they stay as long as the worker."""
    sessions = world.sql("select pid from pg_stat_activity where usename in ('muster_worker', 'muster_explain')")
    sessions = set(map(int, sessions.split()))
    return sum(own for number, _, own, _ in processes() if number in sessions) / TICKS


def application():
    """Processor seconds of the server for a transaction of an application of its own."""
    began = server_seconds()
    done = subprocess.run(
        [os.path.join(world.bindir, "pgbench"), "-n", "-c", "4", "-T", str(turn), world.url("postgres")],
        capture_output=True, text=True)
    if done.returncode:
        raise Failure(done.stderr)
    transactions = int(re.search(r"actually processed: (\d+)", done.stdout).group(1))
    return (server_seconds() - began) / transactions


def serve():
    """Starts the HTTP server; its process and its address."""
    log = os.path.join(os.environ["MUSTER_PRIVATE_DIR"], "serve.log")
    web = world.url("muster_web")
    with open(log, "wb") as file:
        process = subprocess.Popen(
            [world.program, "serve", "--listen", "127.0.0.1:0", "--rate", "1000000", "-d", web],
            stdout=file, stderr=file, env={**os.environ, "MUSTER_WEB_URL": web})
    while process.poll() is None:
        with open(log) as file:
            ready = re.search(r' ready.*listen="?([^ "]+)', file.read())
        if ready:
            return process, "http://" + ready.group(1)
        time.sleep(0.1)
    raise Failure("the server has ended; see " + log)


def browse(address, token):
    """Asks for lists and pages at the pace of so many requests a second."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as script:
        script.write(f'''
            local lists = {{{", ".join(f'"{path}"' for path in LISTS)}}}
            local summaries = {{{", ".join(f'"{path}"' for path in SUMMARIES)}}}
            local turn = 0
            wrk.headers["Authorization"] = "Bearer {token}"
            function request()
                turn = turn + 1
                if turn % 50 == 0 then
                    return wrk.format("GET", summaries[turn / 50 % #summaries + 1])
                end
                return wrk.format("GET", lists[turn % #lists + 1])
            end
            function delay() return math.floor(2 * math.random() * {max(16000 / requests - 7, 0)}) end
            ''')
    return subprocess.Popen(
        ["wrk", "-t", "1", "-c", "16", "-d", f"{seconds}s", "--timeout", "10s", "--latency", "-s", script.name,
         address], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


world = World()
wrong = []
server = None
try:
    world.sql("select fleet.add_to_pool('pool-' || n) from generate_series(1, 200) as n")
    subprocess.run([os.path.join(world.bindir, "pgbench"), "-qi", "-s", "5", world.url("postgres")],
                   capture_output=True, check=True)
    # What the worker and its tasks add to an application, in turns: with the worker, and without.
    shares = {True: 0.0, False: 0.0}
    taken = 0.0
    application()
    for number in range(6):
        with_worker = number % 2 == 0
        if with_worker:
            world.worker.start()
            # What it does at a start is not what it does for years.
            time.sleep(turn / 2)
            taken -= worker_seconds()
        else:
            world.worker.stop()
        shares[with_worker] += application()
        if with_worker:
            taken += worker_seconds()
    print(f"an application's transaction takes {(shares[True] / shares[False] - 1) * 100:+.1f} % of the server's "
          f"processor time with the worker; the worker's sessions took {taken / 3 / turn * 100:.2f} % of a core",
          flush=True)

    world.worker.start()
    with tempfile.NamedTemporaryFile("w", suffix=".sql", delete=False) as script:
        script.write(LOAD)
    before = dict(line.split("|") for line in world.sql(SIZES).splitlines())
    load = subprocess.Popen(
        [os.path.join(world.bindir, "pgbench"), "-n", "-M", "extended", "-c", "4", "-T", str(seconds), "-R", str(max(rate // 5, 1)), "-f",
         script.name, world.url()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    world.sql("select muster.setup_web(reuse => true)")
    server, address = serve()
    readers = browse(address, world.sql("select token from muster.create_token('soak', 'reader', '1 day')"))
    worker_memory, server_memory = [], [resident(server.pid)]
    for part in range(10):
        time.sleep(seconds / 10)
        world.sql("select muster.set_setting('muster.delete_batch', '" + str(part + 10) + "'); select advisor.request_scan()")
        worker_memory.append(world.worker.resident())
        server_memory.append(resident(server.pid))
        deadlocks, dead = world.sql(
            "select deadlocks, (select sum(n_dead_tup) from pg_stat_user_tables) from pg_stat_database"
            " where datname = current_database()").split("|")
        print(f"{(part + 1) * seconds // 10:6} s  worker {worker_memory[-1]:5.1f} MB  server {server_memory[-1]:5.1f} MB  "
              f"deadlocks {deadlocks}  dead rows {dead}", flush=True)
    said, _ = load.communicate()
    read, _ = readers.communicate()
    if load.returncode:
        raise Failure(said)
    summary = [line for line in said.splitlines() if re.search("actually processed|latency average|failed", line)]
    time.sleep(3)
    failures = world.sql("select count(*) from muster.task_run where status not in ('succeeded', 'running')")
    after = dict(line.split("|") for line in world.sql(SIZES).splitlines())
    grown = sorted(((int(after[name]) - int(before.get(name, 0)), name) for name in after), reverse=True)

    print(f"load: {'; '.join(summary)}")
    for size, name in grown[:8]:
        print(f"grown: {name} {size / 1048576:.1f} MB")
    print("read: " + "; ".join(
        " ".join(line.split()) for line in read.splitlines() if re.search("requests in|50%|99%|Non-2xx|Socket", line)))
    for name, memory in (("worker", worker_memory), ("server", server_memory[1:])):
        print(f"memory of the {name}: {max(memory):.1f} MB at most, {memory[4]:.1f} MB half way, {memory[-1]:.1f} MB at the end")
        if max(memory) > 64:
            wrong.append(f"the {name} had {max(memory):.0f} MB")
        if memory[-1] > memory[4] + 4:
            wrong.append(f"the {name}'s memory grew in the second half")
    print(f"starts of the worker: {world.worker.starts}; the server had {server_memory[0]:.1f} MB before the first request")
    if server.poll() is not None:
        wrong.append(f"the server ended with {server.returncode}")
    if "Non-2xx" in read:
        wrong.append(next(line.strip() for line in read.splitlines() if "Non-2xx" in line))
    if deadlocks != "0":
        wrong.append(f"{deadlocks} deadlocks")
    if failures != "0":
        wrong.append(f"{failures} runs of tasks failed")
    world.wait_for(QUERIES["every event is handled once"], "", 10)
    for promise, query in QUERIES.items():
        rows = world.sql(query, timeout=120)
        if rows:
            wrong.append(f"{promise}: {rows.splitlines()[0]}")
finally:
    world.worker.stop()
    if server:
        server.kill()
    pg("stop", "immediate")
for line in wrong:
    print(f"wrong: {line}")
print(f"{0 if wrong else 1} passed, {1 if wrong else 0} failed")
sys.exit(1 if wrong else 0)
