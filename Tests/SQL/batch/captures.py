"""Prints the captured documents as COPY rows: ordinal, cluster, source, captured_at, exit, document, stderr."""
import datetime
import glob
import gzip
import json
import os
import re
import sys


def content(path):
    for name, opened in ((path + ".gz", gzip.open), (path, open)):
        if os.path.exists(name):
            with opened(name, "rb") as file:
                return file.read()
    return b""


def moment(epoch):
    return datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).isoformat()


def openpbs(folder):
    for capture in sorted(glob.glob(folder + "/capture-*")):
        meta = json.load(open(capture + "/meta.json"))
        for command in meta["commands"]:
            # pbsnodes -a merges vnodes; the side captures of pbsnodes -av stand in for it.
            if command["name"] != "nodes":
                yield (command["start"], "pbs", command["name"], command["rc"],
                       content(f"{capture}/{command['name']}.json"),
                       content(f"{capture}/{command['name']}.err"))
    for path in sorted(set(re.sub(r"\.(json|err).*", "", p) for p in glob.glob(folder + "/nodes_v/*"))):
        document = content(path + ".json")
        error = content(path + ".err")
        yield (float(os.path.basename(path)), "pbs", "nodes", 1 if error else 0, document, error)


def slurm(folder):
    for capture in sorted(glob.glob(folder + "/capture-*")):
        meta = json.load(open(capture + "/meta.json"))
        for command in meta["commands"]:
            source = command["name"].split(".")[0]
            if source in ("squeue", "sinfo"):
                yield (command["start"], "slurm", source, command["rc"],
                       content(f"{capture}/{source}.json"), content(f"{capture}/{source}.err"))


def main():
    data = sys.argv[1]
    rows = sorted(list(openpbs(data + "/openpbs")) + list(slurm(data + "/slurm")), key=lambda row: row[0])
    for ordinal, (start, cluster, source, code, document, error) in enumerate(rows, 1):
        print(ordinal, cluster, source, moment(start), code, "\\\\x" + document.hex(),
              "\\\\x" + error.hex(), sep="\t")


if __name__ == "__main__":
    main()
