/* Sets the language before anything is drawn: from the address (#lang=en or ?lang=en), else the reader's last choice. */
(function () {
  "use strict";
  var root = document.documentElement;
  var found = /[?#&]lang=(ja|en)(?:&|#|$)/.exec(location.hash) || /[?&]lang=(ja|en)(?:&|$)/.exec(location.search);
  var lang = found ? found[1] : null;
  if (!lang) {
    try { lang = localStorage.getItem("cluster-graph-lang"); } catch (error) { lang = null; }
  }
  root.dataset.script = "on";
  if (lang === "ja" || lang === "en") {
    root.dataset.lang = lang;
    root.lang = lang;
  }
})();
