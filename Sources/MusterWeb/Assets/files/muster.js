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
    // A slider says where it stands.
    each(root, "input[type=range][data-unit]", function (slider) {
      var output = document.createElement("output");
      function show() { output.textContent = slider.value + " " + slider.dataset.unit; }
      slider.addEventListener("input", show);
      slider.parentNode.appendChild(output);
      show();
    });
  }
  document.addEventListener("DOMContentLoaded", function () { enhance(document); });
  // What is open or being filled in is not replaced under the reader.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var target = event.detail.target;
    if (target.querySelector("details[open]") || target.contains(document.activeElement)) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("htmx:afterSwap", function () { enhance(document); });
})();
