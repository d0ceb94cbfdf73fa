"""A headless Chromium for scripts that look at the pages."""

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait


def browser(dark=False, width=1280, height=900, script=True):
    """Starts a browser; the caller ends it by quit()."""
    options = Options()
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--force-device-scale-factor=1", "--disable-extensions",
        "--disable-background-networking", "--no-first-run", f"--window-size={width},{height}",
    ):
        options.add_argument(argument)
    if not script:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(60)
    # Without script a click does not wait for the page that it leads to.
    driver.implicitly_wait(0 if script else 10)
    # Media features come from the devtools, because a headless browser has no desktop to ask.
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    return driver


def log_in(driver, address, token):
    """Gives the token to the login page."""
    driver.get(address + "/login")
    driver.find_element(By.NAME, "token").send_keys(token)
    driver.find_element(By.CSS_SELECTOR, "main button").click()
    WebDriverWait(driver, 60).until_not(expected_conditions.url_contains("/login"))
