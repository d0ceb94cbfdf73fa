"""Prints the state changes that the captures themselves show: id, number of changes, letters in order."""
import sys

sys.argv = [sys.argv[0], sys.argv[1]]
sys.path.insert(0, __file__.rsplit("/", 1)[0])
import json

from captures import openpbs


def main():
    states = {}
    for _, _, source, code, document, _ in sorted(openpbs(sys.argv[1] + "/openpbs"), key=lambda r: r[0]):
        if source.startswith("jobs") and code == 0:
            for job, fields in json.loads(document.decode("latin-1")).get("Jobs", {}).items():
                letters = states.setdefault(job, [])
                if not letters or letters[-1] != fields["job_state"]:
                    letters.append(fields["job_state"])
    for job, letters in states.items():
        print(job, len(letters), "".join(letters), sep="\t")


main()
