/* The filter of the coverage page: by state and reason (the numbers of the table) and by name. The address keeps it.
   Without it everything is shown. Tells others by the event "cg:filtered". */
(function () {
  "use strict";
  const app = window.clusterGraph;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("coverage-data").textContent);
  const names = data.names.map(app.fold);
  const box = byId("filter");
  const buttons = [...document.querySelectorAll(".choose")];

  function pieceOf(link) {
    const set = link.dataset;
    return { link: link, state: set.state, reasons: set.reasons ? set.reasons.split(" ") : [], now: "now" in set };
  }

  /* Everything on the page that tells of one collaboration or agreement, by id. */
  function gathered(kind) {
    const found = new Map(Object.keys(data[kind + "s"]).map((id) => [id, { elements: [], pieces: [] }]));
    for (const element of document.querySelectorAll("[data-" + kind + "]")) {
      const row = found.get(element.dataset[kind]);
      row.elements.push(element);
      for (const link of element.querySelectorAll("[data-state]")) row.pieces.push(pieceOf(link));
    }
    return found;
  }
  const works = gathered("work");
  const agreements = gathered("agreement");

  function named(numbers, words) {
    return words.every((word) => numbers.some((number) => names[number].includes(word)));
  }

  function fits(piece, chosen) {
    return piece.state === chosen.state && (chosen.reason === "" || piece.reasons.includes(chosen.reason))
      && (chosen.when === "ever" || piece.now);
  }

  function chosenOf(address) {
    const wanted = buttons.find((button) => button.dataset.state === address.get("state")
      && button.dataset.reason === (address.get("reason") || "") && button.dataset.when === (address.get("when") || "day"));
    return wanted ? { ...wanted.dataset } : null;
  }

  function stands(row, chosen) {
    if (chosen === null) return true;
    if (chosen.state === "none") return !row.pieces.some((piece) => piece.now);
    return row.pieces.some((piece) => fits(piece, chosen));
  }

  function show(row, yes) {
    for (const element of row.elements) element.hidden = !yes;
  }

  function say(shown, chosen, words) {
    const button = buttons.find((one) => one.getAttribute("aria-pressed") === "true");
    const label = button ? button.closest("tr").querySelector("th").innerText.trim() : "";
    const text = words.length ? box.value.trim() : "";
    const japanese = app.language() === "ja";
    const when = chosen && chosen.state !== "none"
      ? (chosen.when === "day" ? ["基準日に", "on the date: "] : ["いずれかの時期に", "at some time: "])[japanese ? 0 : 1] : "";
    const parts = [chosen ? when + label : "", text ? (japanese ? "「" + text + "」" : "“" + text + "”") : ""].filter(Boolean);
    byId("shown").textContent = japanese
      ? "取組" + works.size + "件" + (parts.length ? "のうち" + shown + "件を表示（" + parts.join("、") + "）" : "、協定" + agreements.size + "件")
      : parts.length ? shown + " of " + works.size + " collaborations shown (" + parts.join("; ") + ")"
        : works.size + " collaborations, " + agreements.size + " agreements";
  }

  function refresh() {
    const address = app.readAddress();
    const chosen = chosenOf(address);
    const words = app.foldQuery(box.value);
    const related = new Set();
    let shown = 0;
    for (const button of buttons) {
      const same = chosen && ["state", "reason", "when"].every((name) => button.dataset[name] === chosen[name]);
      button.setAttribute("aria-pressed", String(Boolean(same)));
    }
    for (const [id, row] of works) {
      const yes = stands(row, chosen) && named(data.works[id], words);
      show(row, yes);
      if (yes) {
        shown += 1;
        for (const agreement of data.of[id] || []) related.add(agreement);
      }
      for (const piece of row.pieces) {
        piece.link.classList.toggle("off", chosen !== null && chosen.when === "ever" && !fits(piece, chosen));
      }
    }
    const unfiltered = chosen === null && words.length === 0;
    for (const [id, row] of agreements) {
      show(row, unfiltered || related.has(id) || (chosen === null && named(data.agreements[id], words)));
    }
    for (const section of document.querySelectorAll(".now")) {
      section.hidden = !section.querySelector(".entry:not([hidden])");
    }
    byId("show-all").hidden = unfiltered;
    say(shown, chosen, words);
    document.dispatchEvent(new CustomEvent("cg:filtered"));
  }

  function choose(button) {
    const pressed = button.getAttribute("aria-pressed") === "true";
    const { state, reason, when } = button.dataset;
    app.writeAddress(pressed ? { state: null, reason: null, when: null } : { state: state, reason: reason, when: when });
    refresh();
  }

  function showAll() {
    box.value = "";
    app.writeAddress({ state: null, reason: null, when: null, q: null });
    refresh();
    box.focus({ preventScroll: true });
  }

  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener("click", () => choose(button));
  }
  box.addEventListener("input", (event) => {
    if (event.isComposing) return;
    app.writeAddress({ q: box.value.trim() });
    refresh();
  });
  box.addEventListener("compositionend", () => {
    app.writeAddress({ q: box.value.trim() });
    refresh();
  });
  byId("show-all").addEventListener("click", showAll);
  const more = byId("more-settling");
  if (more) {
    more.addEventListener("click", () => {
      document.querySelector(".settling").classList.add("whole");
      more.hidden = true;
    });
  }
  document.addEventListener("cg:language", refresh);
  window.addEventListener("hashchange", () => {
    box.value = app.readAddress().get("q") || "";
    refresh();
  });
  box.value = app.readAddress().get("q") || "";
  refresh();
})();
