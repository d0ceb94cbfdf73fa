"""Runs `muster advise` with several budgets, builds what it says, and prints what became of it."""
import json
import os
import re
import urllib.parse
import subprocess
import sys
import time

muster, url, owner, pid_file, work, budgets, hypopg_budgets, work_mem = sys.argv[1:9]
os.environ["PGOPTIONS"] = f"-c work_mem={work_mem}"


def psql(text):
    command = ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", owner]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def server_seconds():
    """Processor time of all server processes that ended; a backend counts when it has gone."""
    postmaster = open(pid_file).readline().strip()
    fields = open(f"/proc/{postmaster}/stat").read().rsplit(") ", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def costs(name):
    """The planner's cost of each statement as things are."""
    text = open(f"{work}/{name}.sql").read()
    statements = [part for part in text.split(";\n") if part.strip()]
    plans = psql("set jit = off;\n" + "".join(f"explain {part};\n" for part in statements))
    # The first line of a plan is the only one that is not indented.
    return [float(cost) for cost in re.findall(r"^\S.*?cost=[\d.]+\.\.([\d.]+)", plans, re.M)]


def built(advice, name, before):
    """Cost and size once the indexes exist; they are dropped again."""
    names = [index["table"].split(".")[0] + "." + index["name"] for index in advice["indexes"]]
    try:
        for index in advice["indexes"]:
            psql(index["ddl"].replace(" concurrently", "") + ";")
        after = costs(name)
        sizes = [float(psql(f"select pg_relation_size('{each}')")) for each in names]
    finally:
        for index in advice["indexes"]:
            psql(index["undo"].replace(" concurrently", "") + ";")
    off = max((abs(size / index["bytes"] - 1) for size, index in zip(sizes, advice["indexes"])
               if size > 1e6), default=0)
    return sum(after) / sum(before), sum(sizes), off


def advised(name, budget, options):
    """The advice, and the processor time that it took of the server."""
    began = server_seconds()
    command = [muster, "advise", "-d", url, "-f", f"{work}/{name}.sql", "--budget", str(budget),
               "--json", *options]
    text = subprocess.run(command, capture_output=True, text=True)
    if not text.stdout:
        sys.exit(text.stderr)
    time.sleep(0.3)
    return json.loads(text.stdout), server_seconds() - began


def measure(name, budget, options):
    before = costs(name)
    advice, seconds = advised(name, budget, [*options, "--anew"])
    again, seconds_again = advised(name, budget, options)
    rest, size, off = built(advice, name, before)
    kind = "HypoPG" if options else "real"
    print(f"{name:4} {budget / 1e6:6.0f} {kind:7} {len(advice['indexes']):7} "
          f"{advice['relativeCost']:9.4f} {rest:7.4f} {advice['bytes'] / 1e6:6.0f} "
          f"{size / 1e6:9.0f} {off:5.0%} {advice['explains']:9} {advice['implied']:8} "
          f"{seconds:6.2f} {advice['seconds']:7.2f} {again['explains']:6} {seconds_again:6.2f}",
          flush=True)


setting = urllib.parse.quote(f"-cwork_mem={work_mem}")
os.environ["MUSTER_EXPLAIN_URL"] += f"&options={setting}"
print(f"work_mem {work_mem}")
print(f"{'set':4} {'budget':>6} {'sizes':7} {'indexes':>7} {'promised':>9} {'built':>7} {'MB':>6} "
      f"{'built MB':>9} {'off':>5} {'EXPLAINs':>9} {'implied':>8} {'CPU s':>6} {'wall s':>7} "
      f"{'again':>6} {'CPU s':>6}")
for budget in budgets.split():
    measure("q19", int(budget), [])
for budget in hypopg_budgets.split():
    measure("q19", int(budget), ["--uncalibrated"])
for budget in budgets.split():
    measure("q22", int(budget), [])
