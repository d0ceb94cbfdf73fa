# The pages as people use them: in a browser with and without script, by the keyboard alone, and as
# axe sees them; and every number on a page beside what its SQL gives.
# shellcheck shell=bash
# shellcheck disable=SC2154  # owner_url and others come from lib.sh and pages.sh
# shellcheck source=scripts/lib/pages.sh
. scripts/lib/pages.sh
ensure_packages "${browser_packages[@]}"
work=$(mktemp -d)
clean_up() {
    kill "${pages_pid-}" 2>/dev/null || true
    end_journey
    rm -rf "$work"
}
trap clean_up EXIT

# axe-core from the wheel, because it is what the wheel is there for.
private=$(private_dir)
axe=$private/axe-core-python-0.1.0/axe.min.js
if [ ! -e "$axe" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" download -q --no-deps -d "$work" axe-core-python==0.1.0
    mkdir -p "${axe%/*}"
    python3 - "$work" "$axe" <<'PY'
import glob, sys, zipfile
wheel = zipfile.ZipFile(glob.glob(sys.argv[1] + "/axe_core_python*.whl")[0])
name = next(name for name in wheel.namelist() if name.endswith("axe.min.js"))
open(sys.argv[2], "wb").write(wheel.read(name))
PY
fi

# A sample of every module: a workload with advice, hosts, usage, jobs.
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
sql -v pattern=equality -f sql/sample/workload.sql
sql -v pattern=composite -f sql/sample/workload.sql
muster scan >/dev/null
scripts/sample-data "$owner_url"
# The sample's agents report once, so once is enough for as long as this takes.
sql -o /dev/null -c "select muster.set_setting('fleet.lost_after', '2 days')" \
    -c "select muster.set_setting('fleet.stale_after', '1 day')" \
    -c "select muster.set_setting('profiling.fresh_within', '1 day')"
start_worker --poll 200ms
start_pages "$muster_bin" "$owner_url"

PYTHONPATH=scripts/lib ADDRESS=$pages_address READER=$reader_token OPERATOR=$operator_token \
    ADMIN=$admin_token OWNER_URL=$owner_url AXE=$axe /usr/bin/python3 Tests/EndToEnd/pages_by_browser.py
