/* The language switch of every page. Works from a disk, without a reload; tells others by the event "cg:language". */
(function () {
  "use strict";
  const root = document.documentElement;

  /* The part of the address after # as fields: #lang=en&select=ID */
  function readAddress() {
    return new URLSearchParams(location.hash.replace(/^#/, ""));
  }

  function writeAddress(changes) {
    const fields = readAddress();
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") fields.delete(name);
      else fields.set(name, value);
    }
    const text = fields.toString();
    try {
      history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    } catch (error) {
      location.hash = text;
    }
  }

  /* Attributes in both languages: data-both="placeholder" data-placeholder-ja="…" data-placeholder-en="…" */
  function showAttributes(lang) {
    for (const element of document.querySelectorAll("[data-both]")) {
      for (const name of element.dataset.both.split(" ")) {
        element.setAttribute(name, element.getAttribute("data-" + name + "-" + lang) || "");
      }
    }
    const title = document.querySelector("title");
    if (title && title.dataset[lang]) document.title = title.dataset[lang];
  }

  function showLanguage(lang) {
    root.dataset.lang = lang;
    root.lang = lang;
    for (const button of document.querySelectorAll("[data-set-lang]")) {
      button.setAttribute("aria-pressed", String(button.dataset.setLang === lang));
    }
    showAttributes(lang);
    document.dispatchEvent(new CustomEvent("cg:language", { detail: lang }));
  }

  function chooseLanguage(lang) {
    try { localStorage.setItem("cluster-graph-lang", lang); } catch (error) { /* the address keeps it */ }
    writeAddress({ lang: lang });
    showLanguage(lang);
  }

  /* A page opened from here keeps the language even where nothing may be stored. */
  function carryLanguage(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const target = link ? link.getAttribute("href") : "";
    if (!target || /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target) || link.hasAttribute("download")) return;
    const url = new URL(target, location.href);
    if (!/\.html$/.test(url.pathname)) return;
    const fields = new URLSearchParams(url.hash.replace(/^#/, ""));
    if (url.hash && !url.hash.includes("=")) return;
    fields.set("lang", root.dataset.lang);
    url.hash = fields.toString();
    link.href = url.href;
  }

  window.clusterGraph = Object.assign(window.clusterGraph || {}, {
    readAddress: readAddress,
    writeAddress: writeAddress,
    language: () => root.dataset.lang,
  });
  for (const button of document.querySelectorAll("[data-set-lang]")) {
    button.addEventListener("click", () => chooseLanguage(button.dataset.setLang));
  }
  document.addEventListener("click", carryLanguage, true);
  window.addEventListener("hashchange", () => {
    const lang = readAddress().get("lang");
    if ((lang === "ja" || lang === "en") && lang !== root.dataset.lang) showLanguage(lang);
  });
  showLanguage(root.dataset.lang);
})();
