"""The scenarios of scripts/chaos."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from promises import broken
from proxy import Proxy
from world import DATABASE, Failure, Load, World, pg, process_times, run

words = [word for word in sys.argv[1:] if not word.startswith("--")]
short = "--short" in sys.argv
seconds = int(os.environ.get("MUSTER_CHAOS_SECONDS", 6 if short else 60))
seeds = int(os.environ.get("MUSTER_CHAOS_SEEDS", 1 if short else 5))
cycles = int(os.environ.get("MUSTER_CHAOS_CYCLES", 3 if short else 20))
LIMIT = 10
passed = failed = 0


def result(name, wrong, note=""):
    """One line; `wrong` is a list of what does not hold."""
    global passed, failed
    if wrong:
        failed += 1
        print(f"FAIL  {name}: {note}", flush=True)
        for line in wrong:
            print(f"      {line}", flush=True)
    else:
        passed += 1
        print(f"ok    {name}: {note}", flush=True)


def after(world, load, wrong, ordered=True):
    """What every scenario ends with: work goes on within the limit, and the promises hold."""
    took = world.resumed(LIMIT * 3)
    if took is None or took > LIMIT:
        wrong.append(f"work did not go on within {LIMIT} s: {took}")
    wrong += broken(world, load, ordered)
    return took or 0.0


# What the worker says to the server, by name: a text of the statement. Each is tried before it is sent,
# when it is sent, and after its answer.
STATEMENTS = [
    "muster.version()", "select module", "rolsuper", "topic from muster.topic", "listen",
    "call muster.run_due_tasks", "muster.cancel_overdue_runs", "muster.deliver_events",
    "muster.setting_interval", "fleet.flush_notifications", "advisor._claim_scan_request",
    "advisor.scan(", "advisor._pending_statements", "advisor._record_statement", "advisor._relation_columns",
    "advisor._resolve_expressions", "advisor._plans_wanted", "advisor._statement_to_plan", "advisor._record_plan",
    "advisor.refresh_recommendations", "advisor._finish_scan_request", "advisor._claim_simulation",
    "advisor._finish_simulation", "hypopg_create_index", "advisor._claim_advice", "batch.claim_collection",
    "batch.finish_collection", "explain", "begin", "rollback",
]
POINTS = [f"{moment}:{text}" for text in STATEMENTS for moment in ("before", "sent", "after")]


def stimulate(world):
    """Asks for everything that a worker does."""
    ask = [
        "select muster.set_setting('muster.delete_batch', (random() * 1000 + 10)::int::text)",
        "select fleet.heartbeat('host-' || n, 'basket', '10.0.0.1') from generate_series(0, 8) as n",
        "select fleet.release_host(h.hostname, c.claim_id) from fleet.claim_host('eve') as c "
        "join fleet.host as h using (host_id)",
        # A statement that nobody has seen: it is read, resolved, planned and recorded. Neither its names
        # nor its constants make it another one for pg_stat_statements, but its conditions do.
        "select count(*) from app.orders where lower(status) = 's3'"
        + "".join(random.choice((" and customer_id > 0", " and status > ''")) for _ in range(24)),
        "select advisor.request_scan()",
        # Who died while collecting holds the source for over a minute: there are enough others.
        f"select batch.request_collection('north-{random.randrange(1, 101)}', 'jobs_xt')",
        "select advisor.request_simulation(min(statement_id), ddl => array["
        "'create index on app.orders (customer_id)']) from advisor.statement "
        "where normalized like '%app.orders%customer_id%' having count(*) > 0",
        "select advisor.request_advice(deadline => '2 seconds')",
        "select count(*) from app.orders where customer_id = 18",
        "delete from advisor.plan where statement_id in (select statement_id from advisor.statement limit 1)",
    ]
    for statement in ask:
        try:
            world.sql(statement)
        except Failure:
            pass


def points(world):
    chosen = POINTS[::5] if short else POINTS
    reached, slowest, wrong, runs = set(), 0.0, [], 0
    for point in chosen:
        for seed in range(1, seeds + 1):
            runs += 1
            # The first worker has the fault, those that the supervision starts after it do not.
            world.worker.start(environment={"MUSTER_FAULT": f"{point}:{seed}"})
            doomed = world.worker.process
            world.worker.environment = {}
            began = time.monotonic()
            while doomed.poll() is None and time.monotonic() - began < 4:
                stimulate(world)
            if doomed.poll() == -9:
                reached.add(point)
            else:
                world.worker.kill()
            took = world.resumed(LIMIT * 2)
            slowest = max(slowest, took or LIMIT * 2)
            if took is None or took > LIMIT:
                wrong.append(f"{point}:{seed}: work did not go on within {LIMIT} s")
        wrong += [f"{point}: {line}" for line in broken(world)]
    missed = [point for point in chosen if point not in reached]
    if len(reached) < (len(chosen) * 8 + 9) // 10:
        wrong.append(f"only {len(reached)} of {len(chosen)} points were reached")
    result("points", wrong, f"{runs} kills, {len(reached)} of {len(chosen)} points reached, "
           f"work went on after at most {slowest:.1f} s"
           + (f"; not reached: {', '.join(missed)}" if missed else ""))


def kills(world):
    wrong, count = [], 0
    world.worker.start()
    with Load(world) as load:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(random.uniform(0.2, 2))
            world.worker.kill()
            count += 1
    took = after(world, load, wrong)
    result("kills", wrong, f"{count} in {seconds} s, {writes(load)}, work went on after {took:.1f} s")


def writes(load):
    return f"{sum(map(len, load.acknowledged.values()))} acknowledged writes"


def backends(world):
    wrong, count = [], 0
    world.worker.start()
    with Load(world) as load:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(0.1)
            way = random.choice(("pg_terminate_backend", "pg_terminate_backend", "pg_cancel_backend"))
            try:
                world.sql(f"select {way}(pid) from pg_stat_activity where datname = '{DATABASE}'"
                          " and pid <> pg_backend_pid() order by random() limit 2", user="postgres", database="postgres")
                count += 1
            except Failure:
                pass
    took = after(world, load, wrong)
    result("backends", wrong, f"{count} times in {seconds} s, {writes(load)}, work went on after {took:.1f} s")


def stops(world):
    wrong, slowest = [], 0.0
    world.worker.start()
    with Load(world) as load:
        for _ in range(cycles):
            time.sleep(random.uniform(0.3, 1.2))
            world.restart("immediate")
            took = world.resumed(LIMIT * 2)
            slowest = max(slowest, took or LIMIT * 2)
            if took is None or took > LIMIT:
                wrong.append(f"work did not go on within {LIMIT} s")
    after(world, load, wrong)
    result("stops", wrong, f"{cycles} immediate stops, {writes(load)}, "
           f"work went on at most {slowest:.1f} s after the server was back")


VERBS = [
    ["claim", "ada", "--key", "proxy"], ["status"], ["hosts"], ["release", "vm-1"],
    ["heartbeat", "host-1", "--service", "basket"], ["submit", "--service", "basket"], ["usage"], ["rollup"],
    ["jobs"], ["nodes"], ["bottlenecks"], ["ask", "why is it slow"],
]


def proxy(world):
    folder = tempfile.mkdtemp(prefix="muster-proxy-")
    os.chmod(folder, 0o755)
    middle = Proxy(folder, os.path.join(world.socket, ".s.PGSQL.5432"))
    wrong, cuts, longest = [], 0, 0.0
    environment = {**os.environ, "MUSTER_EXPLAIN_URL": world.url("muster_explain", host=folder)}

    def verb(arguments, host):
        began = time.monotonic()
        try:
            done = subprocess.run(
                [world.program, *arguments, "-d", world.url("muster_owner", host=host)],
                capture_output=True, text=True, timeout=30, env=environment)
            return done.returncode, done.stderr, time.monotonic() - began
        except subprocess.TimeoutExpired:
            return "none", "it hung for 30 s", 30.0

    for arguments in VERBS[:3] if short else VERBS:
        name = arguments[0]
        middle.reset()
        code, said, _ = verb(arguments, folder)
        if code not in (0, 5):
            wrong.append(f"{name} fails through a proxy that cuts nothing: {said.splitlines()[:1]}")
            continue
        for number in range(1, middle.count + 1, 4 if short else 1):
            middle.reset(cut_at=number)
            code, said, took = verb(arguments, folder)
            cuts, longest = cuts + 1, max(longest, took)
            if code not in (0, 1, 5) or (code == 1 and not said.startswith("muster: ")):
                wrong.append(f"{name} cut at message {number}: code {code}: {said[:200]}")
        code, said, _ = verb(arguments, world.socket)
        if code not in (0, 5):
            wrong.append(f"{name} does not work afterwards: {said[:200]}")
    claims = world.sql("select count(*) from fleet.slot where idempotency_key = 'proxy'")
    if claims != "1":
        wrong.append(f"the key of a claim that was cut off has {claims} claims")
    middle.close()
    shutil.rmtree(folder)
    world.worker.start()
    after(world, None, wrong)
    result("proxy", wrong, f"{cuts} cuts, the longest verb took {longest:.1f} s")


class SmallDisk:
    """A file system in memory that is soon full; needs root."""

    def __init__(self, name, megabytes):
        self.path = os.path.join("/tmp", f"muster-chaos-{name}")
        run("umount", self.path)
        os.makedirs(self.path, exist_ok=True)
        done = run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", self.path)
        if done.returncode:
            raise PermissionError(done.stderr)
        shutil.chown(self.path, "postgres", "postgres")

    def fill(self):
        """A file of somebody else takes all the room."""
        with open(os.path.join(self.path, "filler"), "wb") as filler:
            try:
                while True:
                    filler.write(b"x" * 65536)
                    filler.flush()
            except OSError:
                pass

    def free(self):
        os.unlink(os.path.join(self.path, "filler"))

    def unmount(self):
        run("umount", "-l", self.path)
        os.rmdir(self.path)


def disk(world):
    for kind in ("tables", "temporary files", "wal"):
        wrong, note, room = [], "", None
        try:
            # WAL that is kept for reuse comes along.
            log = sum(entry.stat().st_size for entry in os.scandir(os.path.join(world.data, "pg_wal"))) >> 20
            room = SmallDisk(kind.split()[0], 200 if kind != "wal" else 96 + log)
        except PermissionError as error:
            print(f"skip  disk, {kind}: no file system can be mounted here: {error}", flush=True)
            continue
        try:
            note = {"tables": full_tables, "temporary files": full_temporary, "wal": full_wal}[kind](world, room, wrong)
        finally:
            room.unmount()
        result(f"disk, {kind}", wrong, note)


def full_tables(world, room, wrong):
    """The database lies in a tablespace that becomes full under load."""
    world.worker.stop()
    world.sql(f"create tablespace small location '{room.path}'", user="postgres", database="postgres")
    world.fresh("small")
    world.worker.start()
    with Load(world) as load:
        time.sleep(1)
        room.fill()
        until = time.monotonic() + max(seconds / 4, 3)
        refused = 0
        while time.monotonic() < until:
            try:
                world.sql("create table app.large as select n, repeat('x', 500) from generate_series(1, 1e6) as n; "
                          "drop table app.large", timeout=60)
            except Failure as failure:
                refused += "No space left" in str(failure)
        if not refused:
            wrong.append("the disk never was full")
        if not world.is_up():
            wrong.append("the server is down")
        room.free()
    took = after(world, load, wrong)
    world.worker.stop()
    world.fresh()
    world.sql("drop tablespace small", user="postgres", database="postgres")
    return f"{refused} statements refused, {writes(load)}, work went on after {took:.1f} s"


def full_temporary(world, room, wrong):
    """Sorts have no room; nothing else is hurt."""
    world.sql(f"create tablespace small location '{room.path}'; grant create on tablespace small to public",
              user="postgres", database="postgres")
    world.sql(f"alter database {DATABASE} set temp_tablespaces = 'small'", user="postgres")
    world.worker.start()
    room.fill()
    refused = 0
    with Load(world) as load:
        until = time.monotonic() + max(seconds / 4, 3)
        while time.monotonic() < until:
            try:
                world.sql("set work_mem = '64kB'; select n from generate_series(1, 3000000) as n order by -n offset 2999999",
                          timeout=60)
            except Failure as failure:
                refused += "No space left" in str(failure)
        if not refused:
            wrong.append("the disk never was full")
        # Work that sorts nothing goes on; a scan of many statements ends when there is room again.
        if world.resumed(LIMIT) is None:
            wrong.append("work without sorts does not go on")
        room.free()
    took = after(world, load, wrong)
    world.worker.stop()
    world.sql(f"alter database {DATABASE} reset temp_tablespaces", user="postgres")
    world.restart("fast")
    world.sql("drop tablespace small", user="postgres", database="postgres")
    return f"{refused} sorts refused, {writes(load)}, work went on after {took:.1f} s"


def full_wal(world, room, wrong):
    """The server ends itself when WAL cannot be written; with room again it starts by itself."""
    world.worker.start()
    pg("stop", "fast")
    wal, aside = os.path.join(world.data, "pg_wal"), os.path.join(world.data, "pg_wal.aside")
    run("cp", "-a", wal + "/.", room.path)
    os.rename(wal, aside)
    os.symlink(room.path, wal)
    pg("start")
    refused = 0
    with Load(world) as load:
        time.sleep(1)
        room.fill()
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                world.sql("create table app.large as select n, repeat('x', 500) from generate_series(1, 1e6) as n; "
                          "drop table app.large", timeout=60)
            except Failure:
                refused += 1
                if not world.is_up():
                    break
        if not refused:
            wrong.append("the disk never was full")
        room.free()
        pg("stop", "immediate")
        pg("start")
    took = after(world, load, wrong)
    world.worker.stop()
    pg("stop", "fast")
    os.unlink(wal)
    os.rename(aside, aside + ".old")
    run("cp", "-a", room.path, wal)
    shutil.rmtree(aside + ".old")
    pg("start")
    return f"{refused} statements refused, {writes(load)}, work went on {took:.1f} s after the server was back"


WORKER_CLOCKS = ["+1h", "-1h", "+1d", "-1d", "+10y", "-10y", "@1970-01-02 00:00:00", "@2038-01-20 00:00:00",
                 "@2028-02-29 23:59:58", "@2026-10-25 00:59:58"]


def clock_libraries(folder):
    """What a process loads whose clock is wrong, but not the timers that no jump reaches."""
    timers = os.path.join(folder, "timers.so")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "timers.c")
    subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", timers, source], check=True)
    # The server's account loads it, too.
    os.chmod(folder, 0o755)
    library = next(iter(sorted(
        os.path.join(where, name) for where, _, names in os.walk("/usr/lib") for name in names
        if name == "libfaketime.so.1")))
    return f"{timers}:{library}"


def clock(world):
    wrong = []
    folder = tempfile.mkdtemp(prefix="muster-clock-")
    libraries = clock_libraries(folder)
    for shift in WORKER_CLOCKS[::4] if short else WORKER_CLOCKS:
        world.worker.start(prefix=["faketime", "-f", shift, "env", f"LD_PRELOAD={libraries}"],
                           environment={"FAKETIME_DONT_FAKE_MONOTONIC": "1"})
        # What is due as soon as it starts says nothing of what it waits for.
        world.resumed(LIMIT)
        after(world, None, trouble := [])
        wrong += [f"the worker's clock {shift}: {line}" for line in trouble]
    cases = len(WORKER_CLOCKS[::4] if short else WORKER_CLOCKS)
    world.worker.start()
    # Running under a false clock, a server stops and starts again under another.
    for shift in ("+1h", "+0") if short else ("+1h", "+0", "+1d", "-5m", "+0"):
        pg("stop", "fast")
        false = {"LD_PRELOAD": libraries, "FAKETIME": shift, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        os.environ.update(false)
        try:
            pg("start")
        finally:
            for name in false:
                del os.environ[name]
        cases += 1
        with Load(world) as load:
            time.sleep(2)
        trouble = []
        after(world, load, trouble, ordered=False)
        wrong += [f"the server's clock {shift}: {line}" for line in trouble]
    pg("restart", "fast")
    shutil.rmtree(folder)
    result("clock", wrong, f"{cases} clocks")


def pooler(world):
    for mode in ("session", "transaction"):
        wrong = []
        folder = tempfile.mkdtemp(prefix="muster-pooler-")
        users = world.sql("select format('\"%s\" \"\"', rolname) from pg_roles where rolcanlogin", user="postgres")
        with open(os.path.join(folder, "users"), "w") as file:
            file.write(users)
        with open(os.path.join(folder, "ini"), "w") as file:
            file.write(f"""[databases]
* = host={world.socket}
[pgbouncer]
listen_addr =
unix_socket_dir = {folder}
listen_port = 6432
auth_type = trust
auth_file = {folder}/users
pool_mode = {mode}
default_pool_size = 30
max_client_conn = 200
ignore_startup_parameters = extra_float_digits,options
""")
        shutil.chown(folder, "postgres")
        os.chmod(folder, 0o755)
        pooler_process = subprocess.Popen(
            ["setpriv", "--reuid", "postgres", "--clear-groups", "pgbouncer", "-q", os.path.join(folder, "ini")]
            if os.geteuid() == 0 else ["pgbouncer", "-q", os.path.join(folder, "ini")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        behind = {"host": folder, "port": 6432}
        world.worker.start(*(["--no-listen"] if mode == "transaction" else []), **behind)
        with Load(world, **behind) as load:
            until = time.monotonic() + max(seconds / 2, 4)
            while time.monotonic() < until:
                time.sleep(random.uniform(0.5, 2))
                world.worker.kill()
        took = after(world, load, wrong)
        world.worker.stop()
        pooler_process.kill()
        pooler_process.wait()
        shutil.rmtree(folder)
        result(f"pooler, {mode} mode", wrong, f"{writes(load)}, work went on after {took:.1f} s")


def standby(world):
    wrong = []
    folder = tempfile.mkdtemp(prefix="muster-standby-")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")

    def server(*command):
        prefix = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"] if os.geteuid() == 0 else []
        done = run(*prefix, *command, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(done.stderr or done.stdout)

    world.worker.stop()
    server(os.path.join(world.bindir, "pg_basebackup"), "-h", world.socket, "-U", "postgres", "-D", f"{folder}/data",
           "-R", "-c", "fast")
    control = [os.path.join(world.bindir, "pg_ctl"), "-D", f"{folder}/data", "-w", "-t", "60"]
    server(*control, "-l", f"{folder}/log", "-o", f"-c unix_socket_directories={folder} -c hot_standby=on", "start")
    world.worker.start(host=folder)
    starts = world.worker.starts
    ticks = process_times(world.worker.process.pid)[1]
    time.sleep(max(seconds / 6, 4))
    used = (process_times(world.worker.process.pid)[1] - ticks) / os.sysconf("SC_CLK_TCK") / max(seconds / 6, 4)
    if world.worker.starts != starts:
        wrong.append("the worker ended on a hot standby")
    if used > 0.3:
        wrong.append(f"the worker spins on a hot standby: {used:.2f} of a core")
    server(*control, "promote")
    began, primary = time.monotonic(), world.socket
    world.socket = folder
    after(world, None, wrong)
    took = time.monotonic() - began
    world.worker.stop()
    world.socket = primary
    server(*control, "-m", "immediate", "stop")
    shutil.rmtree(folder)
    result("standby", wrong, f"{used:.2f} of a core while it waits, work went on {took:.1f} s after the promotion")


SCENARIOS = {"points": points, "kills": kills, "backends": backends, "stops": stops, "proxy": proxy,
             "disk": disk, "clock": clock, "pooler": pooler, "standby": standby}

unknown = [word for word in words if word not in SCENARIOS]
if unknown:
    sys.exit(f"no scenario is called {unknown[0]}; there are: {' '.join(SCENARIOS)}")
world = World()
try:
    for scenario in words or SCENARIOS:
        # A database of its own for each, so that what one leaves does not hide what another breaks.
        world.worker.stop()
        world.fresh()
        try:
            SCENARIOS[scenario](world)
        except (Failure, RuntimeError) as error:
            result(scenario, [str(error)])
finally:
    world.worker.stop()
    if "--keep" not in sys.argv:
        pg("stop", "immediate")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
