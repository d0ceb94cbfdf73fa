"""The run of scripts/soak: a steady load beside an application, with a look at what grows."""

import os
import subprocess
import sys
import tempfile
import time

from promises import QUERIES
from world import Failure, World, pg

seconds, rate = int(sys.argv[1]), int(sys.argv[2])

# A round of the load, two heartbeats, a record, a claim and its release.
LOAD = """
\\set n random(1, 1000)
\\set task random(1, 1000000000000)
select fleet.heartbeat('host-' || :n, 'basket', '10.0.0.1');
select metering.record('soak-' || :task, 'llama-' || :n % 5, 'h100', 2, now() - interval '90 seconds', now());
select claim_id, hostname from fleet.claim_host('soak', ttl => '5 seconds') \\gset
select fleet.release_host(:'hostname', :claim_id);
select fleet.heartbeat('host-' || :n, 'basket', '10.0.0.1');
"""

SIZES = """
select c.oid::regclass, pg_total_relation_size(c.oid)
from muster._installed_schema() as s join pg_class as c on c.relnamespace = s.schema_id
where c.relkind = 'r'"""


def server_ticks(world):
    """Processor time of the server's processes, those that have ended included."""
    with open(os.path.join(world.data, "postmaster.pid")) as file:
        postmaster = file.readline().strip()
    total = 0
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if entry == postmaster:
            total += sum(map(int, fields[11:15]))
        elif fields[1] == postmaster:
            total += int(fields[11]) + int(fields[12])
    return total


def application(world, transactions):
    """Processor seconds of the server for so many transactions of an application of its own."""
    began = server_ticks(world)
    done = subprocess.run(
        [os.path.join(world.bindir, "pgbench"), "-n", "-c", "4", "-t", str(transactions), world.url("postgres")],
        capture_output=True, text=True)
    if done.returncode:
        raise Failure(done.stderr)
    return (server_ticks(world) - began) / os.sysconf("SC_CLK_TCK")


world = World()
wrong = []
try:
    world.sql("select fleet.add_to_pool('pool-' || n) from generate_series(1, 200) as n")
    subprocess.run([os.path.join(world.bindir, "pgbench"), "-qi", "-s", "5", world.url("postgres")],
                   capture_output=True, check=True)
    # What the worker and its tasks add to an application, in turns: with the worker, and without.
    shares = {True: 0.0, False: 0.0}
    application(world, 1000)
    for turn in range(6):
        with_worker = turn % 2 == 0
        if with_worker:
            world.worker.start()
            time.sleep(2)
        else:
            world.worker.stop()
        shares[with_worker] += application(world, 4000)
    overhead = shares[True] / shares[False] - 1

    world.worker.start()
    with tempfile.NamedTemporaryFile("w", suffix=".sql", delete=False) as script:
        script.write(LOAD)
    before = dict(line.split("|") for line in world.sql(SIZES).splitlines())
    load = subprocess.Popen(
        [os.path.join(world.bindir, "pgbench"), "-n", "-c", "4", "-T", str(seconds), "-R", str(max(rate // 5, 1)), "-f",
         script.name, world.url()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    resident = []
    for part in range(10):
        time.sleep(seconds / 10)
        world.sql("select muster.set_setting('muster.delete_batch', '" + str(part + 10) + "'); select advisor.request_scan()")
        resident.append(world.worker.resident())
        deadlocks, dead = world.sql(
            "select deadlocks, (select sum(n_dead_tup) from pg_stat_user_tables) from pg_stat_database"
            " where datname = current_database()").split("|")
        print(f"{(part + 1) * seconds // 10:6} s  worker {resident[-1]:5.1f} MB  deadlocks {deadlocks}  dead rows {dead}",
              flush=True)
    said, _ = load.communicate()
    summary = [line for line in said.splitlines() if "tps" in line or "latency average" in line or "failed" in line]
    time.sleep(3)
    failures = world.sql("select count(*) from muster.task_run where status not in ('succeeded', 'running')")
    after = dict(line.split("|") for line in world.sql(SIZES).splitlines())
    grown = sorted(((int(after[name]) - int(before.get(name, 0)), name) for name in after), reverse=True)

    print(f"load: {'; '.join(summary)}")
    for size, name in grown[:8]:
        print(f"grown: {name} {size / 1048576:.1f} MB")
    print(f"overhead of the worker on an application: {overhead * 100:+.1f} % of the server's processor time")
    print(f"memory of the worker: {max(resident):.1f} MB at most, {resident[4]:.1f} MB half way, "
          f"{resident[-1]:.1f} MB at the end; {world.worker.starts} starts")
    if max(resident) > 64:
        wrong.append(f"the worker had {max(resident):.0f} MB")
    if resident[-1] > resident[4] + 4:
        wrong.append("the worker's memory grew in the second half")
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
    pg("stop", "immediate")
for line in wrong:
    print(f"wrong: {line}")
print(f"{0 if wrong else 1} passed, {1 if wrong else 0} failed")
sys.exit(1 if wrong else 0)
