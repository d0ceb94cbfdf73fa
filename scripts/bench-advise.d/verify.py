"""Runs `muster advise --verify` with several budgets, and prints what was promised and measured."""
import json
import subprocess
import sys

muster, url, work, budgets = sys.argv[1:5]

for budget in budgets.split():
    command = [muster, "advise", "-d", url, "-f", f"{work}/q19.sql", "--budget", budget, "--verify",
               "--json"]
    result = subprocess.run(command, capture_output=True, text=True)
    if not result.stdout:
        sys.exit(result.stderr)
    advice = json.loads(result.stdout)
    trial = advice["verification"]
    worst = max(s["after"] / s["before"] for s in trial["statements"])
    slower = sum(s["tried"] > s["before"] * 1.1 for s in trial["statements"])
    size = sum(index.get("measuredBytes", 0) for index in advice["indexes"])
    print(f"budget {int(budget) / 1e6:.0f} MB: {len(advice['indexes'])} indexes kept, "
          f"{len(trial['pruned'])} taken away, {size / 1e6:.0f} MB; "
          f"cost left {trial['costAfter'] / trial['costBefore']:.4f}; run time left "
          f"{trial['after'] / trial['before']:.3f} ({trial['tried'] / trial['before']:.3f} before "
          f"pruning, {slower} queries more than 10 % slower); slowest query {worst:.2f} times; "
          f"{trial['executions']} executions in {trial['seconds']:.0f} s, "
          f"complete: {trial['isComplete']}")
    for finding in trial["findings"]:
        print(f"  query {finding['statement']}: {finding['text']}")
    for index in trial["pruned"]:
        print(f"  left out {index['index']}: {index['reason']}")
