// The page works without this: an address such as report.html#zh-CN chooses the language.
(function () {
  var wanted = location.hash.slice(1).toLowerCase();
  ["en", "zh-CN"].forEach(function (language) {
    if (wanted === language.toLowerCase()) {
      document.getElementById("show-" + language).checked = true;
    }
  });
  document.querySelectorAll("input.switch").forEach(function (one) {
    one.addEventListener("change", function () {
      document.documentElement.lang = one.id.slice("show-".length);
    });
  });
})();
