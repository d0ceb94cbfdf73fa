"""Runs `muster advise` on 100 wide statements and prints what it took."""
import json
import os
import random
import resource
import subprocess
import sys
import time

muster, url, pid_file, work = sys.argv[1:5]


def server_seconds():
    """Processor time of all server processes that ended."""
    postmaster = open(pid_file).readline().strip()
    fields = open(f"/proc/{postmaster}/stat").read().rsplit(") ", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


random.seed(1)
statements = []
for number in range(100):
    first, second = random.sample(range(1, 26), 2)
    columns = random.sample(range(1, 30), 12)
    conditions = [f"a.c{c} = {c}" for c in columns[:6]] + [f"b.c{c} > {c}" for c in columns[6:9]]
    statements.append(
        f"select a.c{columns[9]}, b.c{columns[10]} from wide_{first} as a "
        f"join wide_{second} as b on b.c{columns[11]} = a.c{columns[9]} "
        f"where {' and '.join(conditions)} order by b.id limit 10")
with open(f"{work}/wide.sql", "w") as file:
    file.write(";\n".join(statements) + ";\n")
began = server_seconds()
command = [muster, "advise", "-d", url, "-f", f"{work}/wide.sql", "--budget", "20MB", "--anew", "--json"]
result = subprocess.run(command, capture_output=True, text=True)
if not result.stdout:
    sys.exit(result.stderr)
time.sleep(0.3)
advice = json.loads(result.stdout)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"wide: 100 statements, {advice['candidates']} candidates, {advice['explains']} EXPLAINs, "
      f"{server_seconds() - began:.1f} CPU s of the server, "
      f"{usage.ru_utime + usage.ru_stime:.1f} of the program, {advice['seconds']:.1f} s, "
      f"{advice['relativeCost']:.3f} of the cost left, {len(advice['indexes'])} indexes")
