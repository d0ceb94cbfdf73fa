// What a page can do better with a script; everything works without.
(function () {
  "use strict";
  function each(root, selector, act) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), act);
  }
  function enhance(root) {
    // A button beside each command copies it.
    each(root, "pre.sql", function (pre) {
      if (!navigator.clipboard || pre.parentNode.className === "copy") return;
      var box = document.createElement("div");
      box.className = "copy";
      var button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(pre.textContent).then(function () {
          button.textContent = "Copied";
        });
      });
      pre.parentNode.insertBefore(box, pre);
      box.appendChild(pre);
      box.appendChild(button);
    });
    // A slider beside a number: it moves the number, and follows it; the number may go beyond its ends.
    each(root, "input[data-slider]", function (number) {
      var ends = number.dataset.slider.split(" ");
      delete number.dataset.slider;
      var slider = document.createElement("input");
      slider.type = "range";
      slider.min = slider.step = ends[0];
      slider.max = ends[1];
      slider.value = number.value;
      slider.setAttribute("aria-label", number.parentNode.textContent.trim());
      slider.addEventListener("input", function () { number.value = slider.value; });
      number.addEventListener("input", function () { slider.value = number.value; });
      number.parentNode.parentNode.insertBefore(slider, number.parentNode.nextSibling);
    });
  }
  // Times come as UTC. A button shows those of lists in the reader's zone, on every page until it is
  // pressed again.
  var isLocal = false;
  try { isLocal = localStorage.getItem("zone") === "local"; } catch (error) { /* no storage: UTC */ }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function inZone(root) {
    each(root, "time[datetime$='+00']", function (time) {
      if (!time.dataset.utc) time.dataset.utc = time.textContent;
      var raw = time.getAttribute("datetime");
      var moment = new Date(raw.slice(0, 19).replace(" ", "T") + "Z");
      var canBeLocal = isLocal && !isNaN(moment);
      time.title = canBeLocal ? raw : "";
      time.textContent = !canBeLocal ? time.dataset.utc
        : moment.getFullYear() + "-" + two(moment.getMonth() + 1) + "-" + two(moment.getDate()) + " "
          + two(moment.getHours()) + ":" + two(moment.getMinutes()) + ":" + two(moment.getSeconds());
    });
  }
  function offerZone() {
    var note = document.getElementById("zone");
    var place = document.querySelector("header .who");
    if (!note || !place) return;
    var utc = note.textContent;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "zone";
    button.textContent = "Local time";
    function show() {
      button.setAttribute("aria-pressed", isLocal);
      note.textContent = !isLocal ? utc : "Times of lists are those of "
        + Intl.DateTimeFormat().resolvedOptions().timeZone + "; charts, filters and files are UTC.";
      inZone(document);
    }
    button.addEventListener("click", function () {
      isLocal = !isLocal;
      try { localStorage.setItem("zone", isLocal ? "local" : "utc"); } catch (error) { /* for this page */ }
      show();
    });
    place.insertBefore(button, place.firstChild);
    show();
  }
  document.addEventListener("DOMContentLoaded", function () { enhance(document); offerZone(); });
  // What is open or being filled in is not replaced under the reader.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var target = event.detail.target;
    if (target.querySelector("details[open]") || target.contains(document.activeElement)) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("htmx:afterSwap", function () { enhance(document); inZone(document); });
})();
