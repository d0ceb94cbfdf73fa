"""A server of its own, a database with the kit, a worker that is started again when it dies, and load."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATABASE = "muster_chaos"


def run(*words, **named):
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, **named)


def pg(*words):
    done = run("scripts/pg", *words)
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr)
    return done.stdout.strip()


def process_times(pid):
    """The parent of a process, its own clock ticks, and those of its ended children."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return int(fields[1]), sum(map(int, fields[11:13])), sum(map(int, fields[13:15]))


def resident(pid):
    """Megabytes."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


class Failure(Exception):
    """SQL that failed; the text is what psql said."""


class World:
    def __init__(self):
        self.program = os.environ["MUSTER_PROGRAM"]
        pg("start")
        self.bindir = pg("bindir")
        self.data = os.path.join(os.environ["MUSTER_PRIVATE_DIR"], "data")
        self.socket = pg("status").split()[-1]
        self.port = None
        self.worker = Worker(self)
        self.fresh()

    def url(self, user="muster_owner", host=None, port=None, database=DATABASE):
        text = f"host={host or self.socket} dbname={database} user={user}"
        return text + (f" port={port}" if port else "")

    def sql(self, text, user="muster_owner", timeout=30, **where):
        """Runs statements, each by itself; rows as text."""
        try:
            done = run(
                os.path.join(self.bindir, "psql"), "-qXAt", "-v", "ON_ERROR_STOP=1", "-d",
                self.url(user, **where), "-f", "-", input=text, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise Failure("no answer")
        if done.returncode:
            raise Failure(done.stderr)
        return done.stdout.strip()

    def fresh(self, tablespace=None):
        """The database anew: kit, roles, the sample, a handler, a scheduler that can be collected."""
        at = f" tablespace {tablespace}" if tablespace else ""
        self.sql(f"""
            set client_min_messages = warning;
            drop database if exists {DATABASE} with (force);
            select 'create role muster_owner login createrole'
            where not exists (select from pg_roles where rolname = 'muster_owner') \\gexec
            create database {DATABASE} owner muster_owner{at};
            """, user="postgres", database="postgres")
        self.sql("create extension pg_stat_statements; create extension hypopg", user="postgres")
        done = run(os.path.join(self.bindir, "psql"), "-qX", "-d", self.url(), "-f", "sql/install.sql")
        if done.returncode:
            raise Failure(done.stderr)
        self.sql("select muster.setup_roles(reuse => true); select muster.setup_logins(reuse => true)")
        self.sql(open(os.path.join(ROOT, "scripts/chaos.d/setup.sql")).read())

    def restart(self, mode="immediate"):
        pg("restart", mode)

    def is_up(self):
        try:
            self.sql("select 1", timeout=5)
            return True
        except Failure:
            return False

    def wait_for(self, question, wanted, seconds, **where):
        """Seconds until the question has the answer; None when it has not within the time."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            try:
                if self.sql(question, timeout=5, **where) == wanted:
                    return time.monotonic() - began
            except Failure:
                pass
            time.sleep(0.05)
        return None

    def resumed(self, limit=10):
        """Seconds until an event that is written now is handled, and a task has begun since."""
        began = time.monotonic()
        while True:
            try:
                event, now = self.sql(
                    "select muster.emit_event('muster_setting', 'resumed'); select extract(epoch from now())").split()
                break
            except Failure as failure:
                if time.monotonic() - began > limit:
                    raise failure
                time.sleep(0.1)
        done = self.wait_for(
            f"select exists (select from app.handled where event_id = {event})"
            f" and exists (select from muster.stat_task where last_started_at > to_timestamp({now}))", "t", limit)
        return None if done is None else time.monotonic() - began


class Worker:
    """The worker as an init system runs it: started again when it ends."""

    def __init__(self, world):
        self.world = world
        self.process = None
        self.arguments = []
        self.environment = {}
        self.prefix = []
        self.starts = 0
        self.where = {}
        self.log = open(os.path.join(os.environ["MUSTER_PRIVATE_DIR"], "worker.log"), "ab")
        # The supervising thread must not start a worker while another thread ends it.
        self.lock = threading.Lock()
        threading.Thread(target=self._supervise, daemon=True).start()

    def start(self, *arguments, environment=None, prefix=(), **where):
        self.stop()
        with self.lock:
            self.arguments, self.environment, self.prefix = list(arguments), environment or {}, list(prefix)
            self.where = where
            self._spawn()

    def _spawn(self):
        self.starts += 1
        # A group of its own, so that what runs in front of the worker (faketime) ends together with it.
        self.process = subprocess.Popen(
            [*self.prefix, self.world.program, "worker", "--poll", "1s", "-d",
             self.world.url("muster_worker", **self.where), *self.arguments],
            stdout=self.log, stderr=self.log, start_new_session=True, env={
                **os.environ, **self.environment,
                "MUSTER_EXPLAIN_URL": self.world.url("muster_explain", **self.where)})

    def _supervise(self):
        while True:
            time.sleep(0.1)
            with self.lock:
                if self.process and self.process.poll() is not None:
                    self._spawn()

    def _kill(self):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)

    def kill(self):
        """Dies; the supervision starts it again."""
        with self.lock:
            self._kill()

    def stop(self):
        with self.lock:
            self._kill()
            if self.process:
                self.process.wait()
            self.process = None

    def resident(self):
        """Megabytes; 0 when it does not run."""
        try:
            return resident(self.process.pid)
        except (OSError, AttributeError, StopIteration):
            return 0


class Load:
    """Writers of every module, each of which sends again until it is told that it is done."""

    VERBS = {
        "usage": "select metering.record('task-' || {n}, 'llama', 'h100', 2, t - interval '90 seconds', t) "
                 "from (select timestamptz '{base}' + {n} * interval '1 second') as x (t)",
        "claim": "select claim_id, host_id from fleet.claim_host('ada', ttl => '1 second', "
                 "idempotency_key => 'claim-' || {n})",
        "submit": "select request_id from profiling.submit('{{\"service\": \"basket\"}}', "
                  "idempotency_key => 'request-' || {n})",
        "event": "insert into app.note (note_id) values ({n}) on conflict do nothing",
        "beat": "select fleet.heartbeat('host-' || {n} % 9, 'basket', '10.0.0.1')",
        "ask": "select muster.set_setting('muster.delete_batch', ({n} % 1000 + 10)::text); "
               "select advisor.request_scan(); select batch.request_collection('north')",
    }

    def __init__(self, world, pause=0.02, **where):
        self.world, self.pause, self.where = world, pause, where
        self.acknowledged = {name: {} for name in self.VERBS}
        self.stopping = threading.Event()
        # Sent again, a record is the same: its times are counted from one day, which retention keeps.
        self.base = world.sql("select date_trunc('day', now(), 'UTC') - interval '5 days'")
        self.number = int(world.sql("select coalesce(max(note_id), 0) from app.note"))
        self.threads = [threading.Thread(target=self._write, args=(name,)) for name in self.VERBS]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def _write(self, name):
        number = self.number
        while not self.stopping.is_set():
            number += 1
            while True:
                try:
                    answer = self.world.sql(self.VERBS[name].format(n=number, base=self.base), timeout=20, **self.where)
                    break
                except Failure as failure:
                    # No host is free: a claim that was refused is no claim.
                    if "no host is free" in str(failure):
                        answer = None
                        break
                    if self.stopping.is_set():
                        return
                    time.sleep(0.05)
            if answer is not None:
                self.acknowledged[name][number] = answer
            time.sleep(self.pause * (100 if name == "ask" else 1))


random.seed(1)
# An end from outside is an end like any other: the worker and the servers are stopped.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
