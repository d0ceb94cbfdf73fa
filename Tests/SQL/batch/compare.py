"""Answers with pandas, from the captures alone, what batch.* answered; prints "question|equal" per answer."""
import json
import sys

import pandas as pd

sys.path.insert(0, __file__.rsplit("/", 1)[0])
from captures import openpbs

SINCE, UNTIL = pd.Timestamp("2026-11-20T23:54:00Z"), pd.Timestamp("2026-11-21T00:02:00Z")


def jobs(documents):
    last = {}
    for _, _, source, code, document, _ in documents:
        if source == "jobs_xt" and code == 0:
            last.update(json.loads(document.decode("latin-1")).get("Jobs", {}))
    frame = pd.DataFrame.from_dict(last, orient="index")
    frame = frame[frame["array"] != "True"]
    for column, key in (("created", "ctime"), ("started", "stime")):
        frame[column] = pd.to_datetime(frame[key], format="%a %b %d %H:%M:%S %Y", utc=True)
    frame["ended"] = pd.to_datetime(frame["history_timestamp"], unit="s", utc=True)
    frame["wait"] = (frame.started - frame.created).dt.total_seconds()
    frame["run"] = (frame.ended - frame.started).dt.total_seconds()
    frame["limit"] = frame.Resource_List.map(lambda r: pd.to_timedelta(r.get("walltime")).total_seconds())
    frame["user"] = frame.euser
    frame["cores"] = frame.Resource_List.map(lambda r: r["ncpus"])
    frame["efficiency"] = frame.run / frame.limit
    frame["slowdown"] = ((frame.ended - frame.created).dt.total_seconds() / frame.run.clip(lower=10)).clip(lower=1)
    return frame


def nodes(documents):
    rows = []
    for start, _, source, code, document, _ in documents:
        if source != "nodes" or code:
            continue
        parsed = json.loads(document)
        at = max(parsed["timestamp"], min(start, parsed["timestamp"] + 0.999999))
        for name, node in parsed["nodes"].items():
            up = not any(word in node["state"] for word in ("down", "offline", "unknown"))
            rows.append((pd.Timestamp(at, unit="s", tz="UTC"), name, up,
                         node["resources_available"].get("ncpus", 0),
                         node["resources_assigned"].get("ncpus", 0)))
    return pd.DataFrame(rows, columns=["at", "node", "up", "total", "assigned"])


def near(a, b):
    return (pd.isna(a) and pd.isna(b)) or abs(float(a) - float(b)) <= 1e-9 * max(1.0, abs(float(b)))


def report(question, pairs):
    wrong = [(key, got, want) for key, got, want in pairs if not near(got, want)]
    assert pairs, question
    print(f"{question} ({len(pairs)} figures)|{'equal' if not wrong else wrong[:5]}")


def main():
    documents = sorted(openpbs(sys.argv[1] + "/openpbs"), key=lambda row: row[0])
    work = sys.argv[2]
    frame = jobs(documents)
    ended = frame[frame.ended.notna()]
    for by in ("queue", "user", "project"):
        ours = pd.read_csv(f"{work}/{by}.csv", index_col="grouping_value")
        pairs = []
        for key, group in ended.groupby(by):
            ran = group[group.run.notna()]
            limited = ran[ran.limit > 0]
            expected = {
                "jobs": len(group), "wait_mean": group.wait.mean(), "wait_max": group.wait.max(),
                "run_mean": group.run.mean(), "run_max": group.run.max(),
                "walltime_efficiency_mean": group.efficiency.mean(),
                "walltime_efficiency_weighted":
                    limited.run.sum() / limited.limit.sum() if len(limited) else float("nan"),
                "slowdown_mean": ran.slowdown.mean(), "slowdown_p50": ran.slowdown.median(),
            }
            for share in (50, 90, 99):
                expected[f"wait_p{share}"] = group.wait.quantile(share / 100)
                expected[f"run_p{share}"] = group.run.quantile(share / 100)
            pairs += [((key, name), ours.loc[key, name], value) for name, value in expected.items()]
        report(f"wait, run time, efficiency and slowdown by {by}", pairs)

    minutes = pd.date_range(SINCE, UNTIL, freq="min", inclusive="left")
    ours = pd.read_csv(f"{work}/throughput.csv")
    pairs = []
    for column, name in (("created", "submitted"), ("started", "started"), ("ended", "ended")):
        counts = frame[column].dropna().dt.floor("min").value_counts()
        pairs += [((name, m), got, counts.get(m, 0)) for m, got in zip(minutes, ours[name])]
    for m, got in zip(minutes, ours.backlog):
        end = m + pd.Timedelta("1min")
        left = frame[["started", "ended"]].min(axis=1)
        pairs.append((("backlog", m), got, ((frame.created < end) & ~(left < end)).sum()))
    report("throughput and backlog per minute", pairs)

    looks = nodes(documents)
    total = looks.groupby("at").apply(lambda g: pd.Series({
        "assigned": g.assigned.sum(), "usable": g.total[g.up].sum()}), include_groups=False)
    ours = pd.read_csv(f"{work}/utilisation.csv")
    pairs = []
    edges = list(total.index[1:]) + [UNTIL]
    for m, got, known in zip(minutes, ours.core_utilisation, ours.known_share):
        end = m + pd.Timedelta("1min")
        seconds = [max((min(b, end) - max(a, m)).total_seconds(), 0) for a, b in zip(total.index, edges)]
        weight = pd.Series(seconds, index=total.index)
        usable = (weight * total.usable).sum()
        pairs.append(((m, "cores"), got, (weight * total.assigned).sum() / usable if usable else float("nan")))
        pairs.append(((m, "known"), known, weight.sum() / 60))
    report("time-weighted utilisation per minute", pairs)

    ours = pd.read_csv(f"{work}/node_day.csv").groupby("node").sum(numeric_only=True)
    pairs = []
    for name, group in looks.groupby("node"):
        group = group.sort_values("at").reset_index(drop=True)
        seconds = group["at"].shift(-1).sub(group["at"]).dt.total_seconds().fillna(0)
        pairs.append(((name, "used"), ours.loc[name, "core_seconds"], (seconds * group.assigned).sum()))
        pairs.append(((name, "usable"), ours.loc[name, "core_seconds_usable"],
                      (seconds * group.total * group.up).sum()))
        pairs.append(((name, "known"), ours.loc[name, "known_seconds"], seconds.sum()))
    report("time-weighted use of each node, over midnight", pairs)

    exported = pd.read_csv(f"{work}/jobs.csv").set_index("scheduler_job_id")
    pairs = [((job, "wait"), exported.loc[job, "wait_seconds"], frame.loc[job, "wait"]) for job in frame.index]
    pairs += [((job, "run"), exported.loc[job, "run_seconds"], frame.loc[job, "run"]) for job in frame.index]
    report("the exported job features, job by job", pairs)


if __name__ == "__main__":
    main()
