"""Agents that heartbeat, take commands, acknowledge, complete, lose answers, restart and fall silent,
against a user who submits, cancels and stops; then what each of them remembers is compared with what
the database says. Ends with 1 when they differ.

agents.py CONNINFO HOSTS CONNECTIONS SECONDS
"""

import random
import sys
import threading
import time
from collections import Counter

from libpq import Connection, DatabaseError

BEAT = "select command_id, command ->> 'command_type' from fleet.heartbeat($1, $2, last_command_id => $3)"
COMPLETE = "select success from profiling.complete($1::uuid, $2, $3)"
SERVICES = 20


class Agent:
    """A host. `reported` is what survives in its log: the outcome of each command it has reported."""

    def __init__(self, number):
        self.hostname = f"host-{number}"
        self.service = f"svc-{number % SERVICES}"
        self.taken = None
        self.is_done = False
        self.is_mute = False
        self.seen = Counter()      # how often each command reached it
        self.reported = {}         # command: outcome; the first report that was sent
        self.confirmed = set()     # commands whose report the database has confirmed


class Fleet:
    def __init__(self, conninfo, hosts):
        self.conninfo = conninfo
        self.agents = [Agent(n) for n in range(hosts)]
        self.requests = {}         # id: the hosts it was for
        self.counts = Counter()
        self.times = {"heartbeat": [], "report": []}
        self.wrong = []
        self.lock = threading.Lock()
        self.ends_at = 0.0

    def count(self, what, more=1):
        with self.lock:
            self.counts[what] += more

    def say(self, problem):
        with self.lock:
            self.wrong.append(problem)

    def timed(self, kind, connection, sql, *values):
        """Asks, and again after an error that the next try mends."""
        while True:
            began = time.monotonic()
            try:
                rows = connection.query(sql, *values)
            except DatabaseError as error:
                if error.state not in ("40001", "40P01"):
                    raise
                self.count("retries")
                continue
            self.times[kind].append(time.monotonic() - began)
            return rows

    def step(self, connection, agent, dice, is_calm=False):
        """One heartbeat of an agent, and its report when there is something to report."""
        if agent.is_mute:
            return
        chance = 0 if is_calm else dice.random()
        if not is_calm and chance < 0.0002:
            agent.is_mute = True
            return
        if 0.01 < chance < 0.02:
            # It restarts and forgets what it has taken, done or not.
            self.count("restarts")
            agent.taken, agent.is_done = None, False
        if 0.02 < chance < 0.05:
            self.count("answers lost")
            connection.lose(BEAT, agent.hostname, agent.service, agent.taken)
            return
        command, kind = self.timed("heartbeat", connection, BEAT, agent.hostname, agent.service, agent.taken)[0]
        if command is not None:
            agent.seen[command] += 1
            self.count("commands brought")
            if command in agent.confirmed:
                self.say(f"{agent.hostname} was given {command} again, which it had completed")
            if 0.05 < chance < 0.15:
                # The answer reached the host and not the agent.
                self.count("answers lost")
                return
            if command != agent.taken:
                agent.taken, agent.is_done = command, False
                return
        if agent.taken is None or agent.is_done or 0.15 < chance < 0.25:
            return

        outcome = agent.reported.setdefault(agent.taken, "failed" if dice.random() < 0.05 else "completed")
        if 0.25 < chance < 0.30:
            self.count("answers lost")
            connection.lose(COMPLETE, agent.taken, agent.hostname, outcome)
            return
        success = self.timed("report", connection, COMPLETE, agent.taken, agent.hostname, outcome)[0][0] == "t"
        self.count("reports")
        if success:
            agent.confirmed.add(agent.taken)
        if 0.30 < chance < 0.35 and success:
            # Twice is harmless, and something else afterwards changes nothing.
            other = "failed" if outcome == "completed" else "completed"
            again = [connection.query(COMPLETE, agent.taken, agent.hostname, o)[0][0] for o in (outcome, other)]
            if again != ["t", "f"]:
                self.say(f"a second report of {agent.taken} was answered with {again}")
        agent.is_done = True

    def work(self, agents, seed):
        dice, connection = random.Random(seed), Connection(self.conninfo)
        while time.monotonic() < self.ends_at:
            for agent in agents:
                self.step(connection, agent, dice)
        connection.close()

    def use(self, seed):
        """The user: submits, sometimes twice under one key; cancels; stops; and the sweep beside it."""
        dice, connection = random.Random(seed), Connection(self.conninfo)
        while time.monotonic() < self.ends_at:
            chance = dice.random()
            try:
                if chance < 0.75:
                    agent = dice.choice(self.agents)
                    if chance < 0.15:
                        column, wanted = "service", agent.service
                        hosts = {a.hostname for a in self.agents if a.service == wanted}
                    else:
                        column, wanted, hosts = "host", agent.hostname, {agent.hostname}
                    ids = set()
                    key = f"key-{seed}-{len(self.requests)}"
                    for _ in range(1 + (dice.random() < 0.1)):
                        request, reached = connection.query(
                            "select request_id, hosts from profiling.submit(jsonb_build_object($1::text, $2::text),"
                            " idempotency_key => $3)", column, wanted, key)[0]
                        ids.add(request)
                        if int(reached) != len(hosts):
                            self.say(f"{request} reached {reached} hosts and not {len(hosts)}")
                    if len(ids) > 1:
                        self.say(f"{key} gave {len(ids)} requests")
                    self.requests[request] = hosts
                elif chance < 0.85 and self.requests:
                    connection.query("select profiling.cancel($1)", dice.choice(list(self.requests)))
                    self.count("cancels")
                elif chance < 0.95:
                    connection.query("select profiling.stop_host($1)", dice.choice(self.agents).hostname)
                    self.count("stops")
                else:
                    connection.query("select profiling.sweep_commands()")
            except DatabaseError as error:
                if error.state not in ("40001", "40P01"):
                    raise
                self.count("retries")
            time.sleep(0.02)
        connection.close()

    def drain(self):
        """Nothing is lost any more until nothing is open; then time runs out for those who are silent."""
        connection, dice = Connection(self.conninfo), random.Random(0)
        for _ in range(100):
            for agent in self.agents:
                self.step(connection, agent, dice, is_calm=True)
            silent = "{" + ",".join(a.hostname for a in self.agents if a.is_mute) + "}"
            if connection.query(
                    "select count(*) from profiling.stat_command"
                    " where status in ('pending', 'sent') and hostname <> all ($1::text[])", silent) == [("0",)]:
                break
        while connection.query("select profiling.sweep_commands(now() + interval '2 days')") != [("0",)]:
            pass
        return connection

    def check(self, connection):
        """What the agents remember against what the database says."""
        log = {(c, a.hostname): o for a in self.agents for c, o in a.reported.items()}
        sure = {(c, a.hostname) for a in self.agents for c in a.confirmed}
        seen = {(c, a.hostname): n for a in self.agents for c, n in a.seen.items()}
        trail = {}
        for command, host, status, deliveries in connection.query(
                "select command_id, hostname, status, deliveries from profiling.stat_execution"):
            if (command, host) in trail:
                self.say(f"two executions of {command} on {host}")
            trail[command, host] = (status, int(deliveries))
        for key, number in seen.items():
            if trail.get(key, ("", 0))[1] < number:
                self.say(f"{key} was brought {number} times, the trail says {trail.get(key)}")
        for key in sure:
            if trail.get(key, ("",))[0] != log[key]:
                self.say(f"{key} was reported as {log[key]}, the trail says {trail.get(key)}")
        for key, (status, _) in trail.items():
            if status in ("completed", "failed") and log.get(key) != status:
                self.say(f"{key} is {status} in the trail, its agent says {log.get(key)}")
            if status == "assigned":
                self.say(f"{key} is open in the trail")

        parts = {}
        for request, host, state, command in connection.query(
                "select request_id, hostname, state, command_id from profiling.stat_part"):
            parts.setdefault(request, {})[host] = state
            recorded = trail.get((command, host), ("",))[0]
            if state in ("waiting", "assigned"):
                self.say(f"{request} is open on {host}")
            # What a host did counts for every request whose part its command still carried.
            if state in ("completed", "failed") and recorded != state:
                self.say(f"{request} is {state} on {host}, the trail says {recorded}")
            if state in ("expired", "superseded") and recorded in ("completed", "failed"):
                self.say(f"{request} is {state} on {host}, which {recorded} it")
        states = dict(connection.query("select request_id, status from profiling.stat_request"))
        for request, hosts in self.requests.items():
            found = parts.get(request, {})
            if set(found) != hosts:
                self.say(f"{request} has parts on {len(found)} hosts and not {len(hosts)}")
            good = sum(s == "completed" for s in found.values())
            bad = sum(s in ("failed", "expired") for s in found.values())
            wanted = ("cancelled" if good + bad == 0 else "completed" if bad == 0
                      else "failed" if good == 0 else "partial")
            if states.get(request) != wanted:
                self.say(f"{request} is {states.get(request)}, its parts make {wanted}")
        self.counts["requests"] = len(self.requests)
        self.counts["executions"] = len(trail)
        self.counts["brought again"] = sum(d - 1 for _, d in trail.values())
        self.counts["silent hosts"] = sum(a.is_mute for a in self.agents)
        return Counter(states.values())


def guarded(fleet, work, *arguments):
    try:
        work(*arguments)
    except Exception as error:  # a thread's end must not pass for its success
        fleet.say(f"{type(error).__name__}: {error}")


def main():
    conninfo, hosts, connections, seconds = sys.argv[1], *map(int, sys.argv[2:5])
    fleet = Fleet(conninfo, hosts)
    first = Connection(conninfo)
    for agent in fleet.agents:
        first.query(BEAT, agent.hostname, agent.service, None)
    first.close()
    began = time.monotonic()
    fleet.ends_at = began + seconds
    threads = [threading.Thread(target=guarded, args=(fleet, fleet.work, fleet.agents[n::connections], n))
               for n in range(connections)]
    threads.append(threading.Thread(target=guarded, args=(fleet, fleet.use, connections)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    for kind, times in fleet.times.items():
        times.sort()
        if times:
            print(f"{kind + 's':44s} {len(times) / took:9.0f}/s  p50 {times[len(times) // 2] * 1000:6.2f} ms"
                  f"  p99 {times[int(len(times) * 0.99)] * 1000:7.2f} ms")
    states = fleet.check(fleet.drain())
    for what, number in sorted(fleet.counts.items()):
        print(f"  {what:42s} {number:9d}")
    print(f"  {'requests by state':42s} {', '.join(f'{n} {s}' for s, n in sorted(states.items()))}")
    print(f"  {'wrong':42s} {len(fleet.wrong):9d}")
    for problem in fleet.wrong[:20]:
        print(f"    {problem}")
    sys.exit(1 if fleet.wrong else 0)


main()
