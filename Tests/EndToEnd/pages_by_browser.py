"""The pages in a browser; see pages_by_browser.sh. Prints `ok NAME` and `not ok NAME`."""

import csv
import gzip
import html.parser
import io
import json
import os
import re
import subprocess
import time
import urllib.request
from datetime import datetime, timedelta

from browser import browser, log_in
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait

ADDRESS = os.environ["ADDRESS"]
OWNER_URL = os.environ["OWNER_URL"]
# Seconds to wait for what must come; a machine may be busy with something else.
PATIENCE = 60
PAGES = [
    "/", "/pages/queries", "/pages/advice", "/pages/activity", "/pages/fleet",
    "/pages/fleet?scope=agents", "/pages/fleet?scope=containers", "/pages/claims",
    "/pages/profiling", "/pages/profiling?service=basket", "/pages/profiling/commands",
    "/pages/executions", "/pages/usage", "/pages/usage?by=hour&scope=endpoint", "/pages/batch",
    "/pages/batch?span=1+hour", "/pages/batch/queues", "/pages/batch/nodes",
    "/pages/batch/quality", "/pages/tasks", "/pages/upkeep", "/pages/audit", "/pages/settings",
]


# What moves with every write of anybody; of these only that the statement runs is looked at.
MOVING = {"vacuum", "tables", "indexes", "databases"}
NUMBER = re.compile(r"-?[0-9.]+(e[+-]?[0-9]+)?$")


def check(name, passed, detail=""):
    print(f"{'ok' if passed else 'not ok'} {name}" + ("" if passed else f"\n  {detail}"), flush=True)


def psql(statement, role="muster_admin"):
    """The rows of a statement as dictionaries."""
    script = (
        "set client_min_messages = error; set timezone = 'UTC'; "
        f"set role {role};\n\\pset null __null__\n{statement}\n")
    text = subprocess.run(
        ["psql", "-qX", "--csv", "-v", "ON_ERROR_STOP=1", "-d",
         OWNER_URL.replace("user=muster_owner", "user=postgres")],
        input=script, capture_output=True, text=True, check=True).stdout
    return list(csv.DictReader(io.StringIO(text)))


def value(statement):
    return list(psql(statement, "muster_owner")[0].values())[0]


def fetch(path, token, encoding="identity"):
    request = urllib.request.Request(
        ADDRESS + path,
        headers={"Authorization": f"Bearer {token}", "Accept-Encoding": encoding,
                 "Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer, answer.read()


class Sections(html.parser.HTMLParser):
    """Of each list on a page: its statement, and every figure that is shown of it."""

    def __init__(self):
        super().__init__()
        self.sections = {}
        self.section = self.statement = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "section" and "id" in attributes:
            self.section = self.sections.setdefault(
                attributes["id"], {"statement": "", "figures": [], "rows": 0})
        elif self.section is not None:
            if tag == "data" and "value" in attributes:
                self.section["figures"].append(attributes["value"])
            elif tag == "time" and "datetime" in attributes:
                self.section["figures"].append(attributes["datetime"])
            elif tag == "pre" and "data-list" in attributes:
                self.statement = self.section

    def handle_data(self, data):
        if self.statement is not None:
            self.statement["statement"] += data

    def handle_endtag(self, tag):
        if tag == "pre":
            self.statement = None
        elif tag == "section":
            self.section = None


def seconds(text):
    """An interval of the server in seconds; None for anything else."""
    match = re.fullmatch(r"(?:(-?\d+) days? ?)?(?:(-?\d+):(\d\d):(\d\d(?:\.\d+)?))?", text)
    if not match or not text:
        return None
    days, hours, minutes, rest = match.groups()
    return int(days or 0) * 86400 + int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest or 0)


def near(figure, known):
    """Whether a number is among the texts but for the last digits: sums of floats have no order."""
    try:
        number = float(figure)
        return any(abs(number - float(text)) <= 1e-9 * abs(number) for text in known if NUMBER.match(text))
    except ValueError:
        return False


def every_number_has_its_sql(path):
    """Runs the statement that each list of a page shows, and looks for each figure in its rows."""
    parser = Sections()
    parser.feed(fetch(path, os.environ["ADMIN"])[1].decode())
    compared = 0
    for name, section in parser.sections.items():
        if not section["statement"]:
            continue
        rows = psql(section["statement"])
        known = {text for row in rows for text in row.values()}
        spans = [span for span in map(seconds, known) if span is not None]
        for figure in section["figures"]:
            compared += 1
            if figure in known or near(figure, known) or name in MOVING:
                continue
            # How long something has lasted by now goes on between the page and the statement.
            span = seconds(figure)
            if span is None or not any(abs(span - other) < 30 for other in spans):
                return f"{path}: {name} shows {figure!r}, which is not in its rows", compared
    return None, compared


def accessibility(driver, path):
    driver.execute_script(open(os.environ["AXE"]).read())
    found = driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map("
        "v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html).join(' | '))));")
    check(f"axe finds nothing on {path}", found == [], found)


def eventually(condition, is_wanted=bool):
    """What the condition gives, once that is wanted or the patience is at its end.

    A click may return before the page that it leads to is there, and before its statement has ended.
    """
    end = time.time() + PATIENCE
    while not is_wanted(given := condition()) and time.time() < end:
        time.sleep(0.2)
    return given


def unless_replaced(read, otherwise):
    """What is read, or otherwise when a page or a list of it was replaced meanwhile."""
    try:
        return read()
    except StaleElementReferenceException:
        return otherwise


def wait_for(driver, selector, text):
    return eventually(lambda: unless_replaced(
        lambda: any(text in e.text for e in driver.find_elements(By.CSS_SELECTOR, selector)), False))


def element(driver, selector):
    """The first element that matches, once there is one."""
    found = eventually(lambda: driver.find_elements(By.CSS_SELECTOR, selector))
    # With none, the driver says so in its own words.
    return found[0] if found else driver.find_element(By.CSS_SELECTOR, selector)


def text_of(driver, selector):
    """What the first element that matches says, once it says something."""
    return eventually(lambda: unless_replaced(lambda: element(driver, selector).text, "")) or ""


def texts(driver, selector):
    """What each element that matches says, once there is one."""
    return eventually(lambda: unless_replaced(
        lambda: [e.text for e in driver.find_elements(By.CSS_SELECTOR, selector)], []))


def comes_to(driver, part):
    """Whether the browser comes to an address with that part."""
    return eventually(lambda: part in driver.current_url)


def becomes(question, wanted):
    """Whether the answer of the database becomes that, and the question for who reads a failure."""
    return eventually(lambda: value(question) == wanted), (question, wanted)


def follow(driver, link, patience=PATIENCE):
    """Clicks what leads to another page, and waits until the page that it is on is left.

    A click may return before the browser has set out; a page that is opened by its address then would
    be replaced by the one that the click leads to.
    """
    page = driver.find_element(By.TAG_NAME, "html")
    link.click()
    WebDriverWait(driver, patience).until(expected_conditions.staleness_of(page))


def press(driver, selector, word):
    """Presses the first button below the selector that says so; once more where the press was lost.

    A list that is replaced between the button's going down and its coming up takes the press with it.
    """
    def is_pressed():
        buttons = driver.find_elements(By.CSS_SELECTOR, f"{selector} button")
        button = next((button for button in buttons if word in button.text), None)
        if button:
            follow(driver, button, PATIENCE / 2)
        return button is not None

    def try_once():
        try:
            return unless_replaced(is_pressed, False)
        except TimeoutException:
            return False

    return eventually(try_once)


def fill(driver, form, **fields):
    for name, text in fields.items():
        field = form.find_element(By.NAME, name)
        field.clear()
        field.send_keys(text)


def worst_statement(driver):
    driver.get(ADDRESS + "/pages/queries")
    rows = texts(driver, "#bottlenecks tbody tr")
    check("the worst statements are listed", len(rows) > 1, driver.page_source[:2000])
    worst = value("select query_id from advisor.bottlenecks(20) where ddl like 'create index%' limit 1")
    follow(driver, element(driver, f"#bottlenecks a[href='/pages/queries/{worst}']"))
    check("a statement has its page", comes_to(driver, f"/pages/queries/{worst}"), driver.current_url)
    check("with its plan", "Seq Scan" in text_of(driver, "#plan"))
    check("and advice", "create index" in text_of(driver, "#recommendations"))
    check("which can be simulated", press(driver, "#recommendations", "Simulate"))
    check(
        "the planner says what it would bring",
        wait_for(driver, "#simulation", "improvement"),
        text_of(driver, "main")[:1500])
    text = text_of(driver, "#simulation")
    saved = value("select improvement_pct from advisor.simulation order by simulation_id desc limit 1")
    check("as the simulation says", str(int(float(saved))) in text, (saved, text[:800]))
    check("with the plan before and after", "Index Scan" in text and "Before and after" in text, text)
    return worst


def ask(driver, statement):
    driver.get(f"{ADDRESS}/pages/queries/{statement}")
    field = element(driver, "[name=question]")
    field.send_keys("why is it slow")
    # By the keyboard alone.
    field.send_keys(Keys.ENTER)
    check("a question has an answer", wait_for(driver, "#answer tbody td", "ms"), driver.current_url)
    sources = texts(driver, "#answer tbody tr td:last-child")
    check("that names its rows", sources and all("advisor." in s for s in sources), sources)


def claim(driver, holder):
    driver.get(ADDRESS + "/pages/claims")
    form = element(driver, "#claim form")
    fill(driver, form, holder=holder, ttl="1 hour")
    follow(driver, form.find_element(By.TAG_NAME, "button"))
    check("a claim is said to be made", "done" in text_of(driver, ".done"))
    row = text_of(driver, "#vms tbody tr")
    check("the host is held", holder in row and "in-use" in row, row)
    held = f"select count(*) from fleet.stat_claim where holder = '{holder}' and released_at is null"
    check("in the database too", *becomes(held, "1"))
    check("it can be released", press(driver, "#vms", "Release"))
    check("and is free again", *becomes(held, "0"))
    acts = value("select count(*) from muster.audit where action = 'request' and token = 'script-operator'")
    check("both are in the audit", int(acts) >= 2, acts)


def profiling(driver):
    driver.get(ADDRESS + "/pages/profiling")
    form = element(driver, "#submit form")
    fill(driver, form, service="train")
    before = value("select count(*) from profiling.request")
    follow(driver, form.find_element(By.TAG_NAME, "button"))
    reached = text_of(driver, "#preview")
    check("a dry run says whom it reaches", "ber-03" in reached, reached)
    check("and sends nothing", value("select count(*) from profiling.request") == before)
    check("it is confirmed", press(driver, "#preview", "Confirm"))
    check("the request has a page", comes_to(driver, "/pages/profiling/"), driver.current_url)
    psql("select fleet.heartbeat('ber-03', 'train');", "muster_owner")
    driver.get(ADDRESS + "/pages/executions")
    check("the next heartbeat is an execution", wait_for(driver, "#executions tbody", "ber-03"))


def usage(driver):
    driver.get(ADDRESS + "/pages/usage?by=day&scope=endpoint")
    legend = text_of(driver, "#usage figcaption")
    check("usage has a line for each endpoint", "llama-70b" in legend and "whisper" in legend, legend)
    driver.get(ADDRESS + "/pages/usage?by=day&scope=endpoint&name=whisper")
    element(driver, "#usage details.fold summary").click()
    wait_for(driver, "#usage tbody td:nth-child(2)", "whisper")
    names = set(texts(driver, "#usage tbody td:nth-child(2)"))
    check("one endpoint can be chosen", names == {"whisper"}, names)


def batch(driver):
    driver.get(ADDRESS + "/pages/batch")
    follow(driver, element(driver, "#jobs tbody td a"))
    check("a job has its timeline", wait_for(driver, "#timeline tbody", "submitted"),
          text_of(driver, "main")[:800])


def mute(driver):
    driver.get(ADDRESS + "/pages/advice")
    muted = value("select count(*) from advisor.recommendation where state = 'muted'")
    check("a finding can be muted", press(driver, "#recommendations", "Mute"))
    check("it is", *becomes(
        "select count(*) from advisor.recommendation where state = 'muted'", str(int(muted) + 1)))
    driver.get(ADDRESS + "/pages/advice?all=yes")
    check("and taken up again", press(driver, "#recommendations", "Reopen"))


def lists(driver):
    driver.get(ADDRESS + "/pages/fleet?f.liveness=%3Dalive&sort=-hostname&size=5")
    names = texts(driver, "#hosts tbody td:first-child")
    check("an address filters and sorts", len(names) == 5 and names == sorted(names, reverse=True), names)
    follow(driver, driver.find_element(By.LINK_TEXT, "next →"))
    check("the next page keeps both", comes_to(driver, "page=2") and "f.liveness" in driver.current_url)
    for path, kind in (("/pages/fleet.csv?size=3", "text/csv"), ("/pages/fleet.json", "application/json")):
        answer, body = fetch(path, os.environ["READER"])
        check(f"{path} is {kind}", answer.headers["Content-Type"].startswith(kind) and len(body) > 50)


def zone(driver):
    """Times are UTC, until the reader's own are asked for."""
    def times():
        """The first time of the list: as it is shown, and as the server wrote it."""
        driver.get(ADDRESS + "/pages/tasks")
        element(driver, "#tasks time")
        # Both at once, because the list is read again while the worker runs.
        return driver.execute_script(
            "const time = document.querySelector('#tasks time');"
            "return [time.textContent, time.getAttribute('datetime')];")

    driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Kathmandu"})
    shown, raw = times()
    check("times are UTC", shown == raw[:19], (shown, raw))
    element(driver, "button.zone").click()
    shown, raw = times()
    local = datetime.fromisoformat(raw[:19]) + timedelta(hours=5, minutes=45)
    check("local ones are kept from page to page", shown == str(local), (shown, raw))
    check("and the page says so", "Kat" in text_of(driver, "footer"), text_of(driver, "footer"))
    element(driver, "button.zone").click()
    shown, raw = times()
    check("until UTC is wanted again", shown == raw[:19], (shown, raw))


def reader():
    driver = browser()
    log_in(driver, ADDRESS, os.environ["READER"])
    for path in PAGES:
        driver.get(ADDRESS + path)
        buttons = [b.text for b in driver.find_elements(By.CSS_SELECTOR, "main form[method=post] button")]
        check(f"a reader finds nothing to press on {path}", set(buttons) <= {"Ask"}, buttons)
    driver.quit()
    for path in PAGES:
        # What the rows held and why runs failed may quote data, so a reader has neither.
        twin = ("/pages/home" if path == "/" else path.split("?")[0]) + ".json?" + path.partition("?")[2]
        refused = {"audit", "runs"} | ({"preview"} if "service" in path else set())
        lists = json.loads(fetch(twin, os.environ["READER"])[1])["lists"]
        failed = [(l["name"], l["message"]) for l in lists if "rows" not in l and l["name"] not in refused]
        check(f"a reader may read the lists of {path}", not failed and lists, failed)


def weight(driver):
    assets = 0
    source = fetch("/", os.environ["READER"])[1].decode()
    for asset in re.findall(r'/assets/[^"]+', source):
        assets += len(gzip.compress(fetch(asset, os.environ["READER"])[1], 6))
    for path in PAGES:
        size = assets + len(gzip.compress(fetch(path, os.environ["READER"])[1], 6))
        check(f"{path} weighs {size / 1000:.1f} of 60 kB", size <= 60_000)
    _, packed = fetch("/pages/fleet", os.environ["READER"], "gzip")
    _, plain = fetch("/pages/fleet", os.environ["READER"])
    print(f"# the server packs a page of {len(plain)} bytes into {len(packed)}")
    paints = []
    for path in PAGES:
        driver.get(ADDRESS + path)
        paints.append(driver.execute_async_script(
            "const done = arguments[0]; const end = performance.now() + 5000;"
            "(function look() {"
            " const paint = performance.getEntriesByName('first-contentful-paint')[0];"
            " if (paint || performance.now() > end) done(paint ? paint.startTime : 0);"
            " else requestAnimationFrame(look); })();"))
    # A figure of this machine, whose load nobody knows; the median says what a page takes.
    print("# first paint: median %.0f ms, worst %.0f ms" % (sorted(paints)[len(paints) // 2], max(paints)))


def main():
    driver = browser()
    log_in(driver, ADDRESS, os.environ["OPERATOR"])
    check("a token logs in", "Muster" in driver.title and "/login" not in driver.current_url)
    statement = worst_statement(driver)
    ask(driver, statement)
    claim(driver, "browser@example.com")
    profiling(driver)
    usage(driver)
    batch(driver)
    mute(driver)
    lists(driver)
    zone(driver)
    for path in PAGES + [f"/pages/queries/{statement}"]:
        driver.get(ADDRESS + path)
        accessibility(driver, path)
    errors = [e["message"] for e in driver.get_log("browser") if e["level"] == "SEVERE"]
    check("the browser complains of nothing", errors == [], errors[:5])
    weight(driver)
    driver.quit()

    dark = browser(dark=True)
    log_in(dark, ADDRESS, os.environ["OPERATOR"])
    for path in ("/", "/pages/queries", f"/pages/queries/{statement}", "/pages/usage"):
        dark.get(ADDRESS + path)
        accessibility(dark, path + " in the dark")
    dark.quit()

    plain = browser(script=False)
    log_in(plain, ADDRESS, os.environ["OPERATOR"])
    check("without script one logs in", "/login" not in plain.current_url)
    claim(plain, "plain@example.com")
    plain.get(f"{ADDRESS}/pages/queries/{statement}")
    check("without script a plan is shown", "Seq Scan" in text_of(plain, "#plan"))
    plain.get(ADDRESS + "/pages/fleet?sort=-hostname")
    check("without script a list is sorted", "ber-23" in text_of(plain, "#hosts tbody tr"))
    plain.quit()
    reader()

    # Sessions come and go between the page and the statement, and so does what they do.
    for path in [p for p in PAGES if p != "/pages/activity"] + [f"/pages/queries/{statement}"]:
        # The worker may run a task between a page and its statements: a fault is what stays.
        fault, compared = eventually(
            lambda: every_number_has_its_sql(path), lambda found: found[0] is None)
        check(f"every_number_has_its_sql: {path} ({compared} figures)", fault is None, fault)


main()
