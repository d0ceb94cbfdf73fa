"""Pictures of pages; see scripts/screenshots."""

import base64
import os
import sys

from browser import browser, log_in

PAGES = [
    "/", "/pages/queries", "/pages/queries/1", "/pages/advice", "/pages/activity", "/pages/fleet",
    "/pages/claims", "/pages/profiling", "/pages/profiling/commands", "/pages/executions",
    "/pages/usage", "/pages/batch", "/pages/batch/queues", "/pages/batch/nodes",
    "/pages/batch/quality", "/pages/tasks", "/pages/upkeep", "/pages/audit", "/pages/settings",
]
DOCS = {
    "home": ("/", 900), "queries": ("/pages/queries", 800), "query": ("/pages/queries/{worst}", 860),
    "usage": ("/pages/usage", 800),
}


def picture(driver, path, height=None, limit=6000):
    """The whole page, or its upper part, as PNG."""
    full = driver.execute_script("return document.documentElement.scrollHeight")
    width = driver.execute_script("return window.innerWidth")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height or full, limit), "scale": 1}
    data = driver.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "clip": clip, "captureBeyondViewport": True})
    with open(path, "wb") as file:
        file.write(base64.b64decode(data["data"]))


def docs(address, token):
    folder = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "pictures")
    os.makedirs(folder, exist_ok=True)
    driver = browser(width=1240)
    log_in(driver, address, token)
    driver.get(address + "/pages/queries")
    # The dearest statement that an index would help.
    worst = driver.execute_script(
        "const rows = [...document.querySelectorAll('#bottlenecks tbody tr')];"
        "const row = rows.find(row => row.textContent.includes('create index')) || rows[0];"
        "return row.querySelector('a').getAttribute('href').split('/').pop()")
    for name, (page, height) in DOCS.items():
        driver.get(address + page.replace("{worst}", worst))
        picture(driver, os.path.join(folder, name + ".png"), height)
    driver.quit()


def main(arguments):
    if arguments[:1] == ["--docs"]:
        docs(*arguments[1:3])
        return
    if len(arguments) < 3:
        sys.exit("usage: scripts/screenshots ADDRESS TOKEN FOLDER [PAGE...]")
    address, token, folder = arguments[:3]
    pages = arguments[3:] or PAGES
    os.makedirs(folder, exist_ok=True)
    for dark, width in ((False, 1280), (True, 1280), (False, 390), (True, 390)):
        if os.environ.get("ONLY") and os.environ["ONLY"] != f"{'dark' if dark else 'light'}-{width}":
            continue
        driver = browser(dark, width)
        log_in(driver, address, token)
        for page in pages:
            driver.get(address + page)
            name = page.split("?")[0].strip("/").replace("pages/", "").replace("/", "-") or "home"
            kind = f"{'dark' if dark else 'light'}-{width}"
            picture(driver, os.path.join(folder, f"{name}.{kind}.png"))
        driver.quit()


main(sys.argv[1:])
