"""How long after its commit a change is heard of, beside whatever else the server does.

usage: delivery.py CONNINFO SECONDS

Writes 50 changes a second into the outbox, on a topic of their own, and listens with a second
connection as a consumer does: the payload is the id of an event, which is then read. Prints the
median, the 99th percentile and the longest time in milliseconds, and how many were never heard of.
"""

import sys
import time

from libpq import Connection

INTERVAL = 0.02
PATIENCE = 5.0


def main(conninfo, seconds):
    writer, listener = Connection(conninfo), Connection(conninfo)
    listener.query("listen fleet_host")
    committed, delays = {}, []
    began = time.monotonic()

    def hear(wait):
        payloads = listener.notifications(wait)
        heard_at = time.monotonic()
        for payload in payloads:
            rows = listener.query("select subject from muster.event where event_id = $1::bigint",
                                  payload)
            if rows and (at := committed.pop(rows[0][0], None)) is not None:
                delays.append(1000 * (heard_at - at))

    next_at = began
    while next_at < began + seconds:
        subject = f"probe-{next_at:.6f}"
        writer.query("insert into fleet.outbox (topic, subject) values ('fleet_host', $1)", subject)
        committed[subject] = time.monotonic()
        next_at += INTERVAL
        while (wait := next_at - time.monotonic()) > 0:
            hear(wait)
    until = time.monotonic() + PATIENCE
    while committed and time.monotonic() < until:
        hear(0.1)
    delays.sort()
    print(f"p50 {delays[len(delays) // 2]:.0f} ms  p99 {delays[len(delays) * 99 // 100]:.0f} ms  "
          f"longest {delays[-1]:.0f} ms  of {len(delays)}, {len(committed)} never heard of")
    return 1 if committed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2])))
