"""Prints the accounting log's jobs as COPY rows: id, start, end, exit status, queue, user, runs."""
import glob
import re
import sys


def main():
    jobs = {}
    for path in sorted(glob.glob(sys.argv[1] + "/openpbs/accounting/*")):
        for line in open(path):
            _, kind, job, message = line.rstrip("\n").split(";", 3)
            if kind not in "QSEDAR" or not job[0].isdigit():
                continue
            fields = dict(re.findall(r'(\S+?)=("[^"]*"|\S*)', message))
            known = jobs.setdefault(job, {})
            known.update({k: v for k, v in fields.items()
                          if k in ("start", "end", "Exit_status", "queue", "user")})
            if kind == "S" and "exec_vnode" in fields:
                known["runs"] = known.get("runs", 0) + 1
    for job, known in jobs.items():
        print(job, *(known.get(k, "\\N") for k in ("start", "end", "Exit_status", "queue", "user", "runs")),
              sep="\t")


main()
