/* The search box and its list of results: an editable combobox whose list is always open. */
(function () {
  "use strict";
  const MOST = 200;
  const WORDS = {
    all: ["件", " in the network"],
    found: ["件見つかりました", " found"],
    none: ["見つかりません。かなや一部の文字でも探せます。", "Nothing found. Kana or a part of the name will do."],
    more: ["（先頭の" + MOST + "件を表示）", " (the first " + MOST + " are listed)"],
  };

  function makeFinder(context) {
    const app = window.clusterGraph;
    const box = document.getElementById("search");
    const list = document.getElementById("results");
    const found = document.getElementById("found");
    const plate = document.querySelector(".legend-thing svg");
    const entries = Object.entries(context.data.nodes).map(([id, node]) => ({
      id: id,
      node: node,
      names: [...node.label, node.kana, ...node.names].filter(Boolean).map(app.fold),
    }));
    let shown = [];
    let active = -1;

    function sign(node) {
      const row = node.sectorId ? document.querySelector('[data-sector="' + CSS.escape(node.sectorId) + '"] + svg') : plate;
      return row ? row.cloneNode(true) : "";
    }

    function matches() {
      const words = app.foldQuery(box.value);
      const order = new Intl.Collator(app.language());
      return entries
        .filter((entry) => context.nodeShown(entry.id))
        .map((entry) => ({ entry: entry, score: app.score(entry.names, words) }))
        .filter((match) => match.score > 0)
        .sort((a, b) => b.score - a.score
          || (a.entry.node.class === b.entry.node.class ? 0 : a.entry.node.class === "organization" ? -1 : 1)
          || order.compare(sortName(a.entry.node), sortName(b.entry.node)))
        .map((match) => match.entry);
    }

    function sortName(node) {
      return app.language() === "ja" ? node.kana || node.label[0] : node.label[1];
    }

    function setActive(index) {
      active = index;
      [...list.children].forEach((item, position) => {
        item.setAttribute("aria-selected", String(position === active));
        if (position === active) item.scrollIntoView({ block: "nearest" });
      });
      if (active >= 0) box.setAttribute("aria-activedescendant", list.children[active].id);
      else box.removeAttribute("aria-activedescendant");
    }

    function refresh() {
      const all = matches();
      shown = all.slice(0, MOST);
      list.replaceChildren(...shown.map((entry, index) => {
        const item = app.element("li", sign(entry.node), app.element("span", app.pick(entry.node.label)));
        item.id = "result-" + index;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        if (context.chosenNode() === entry.id) item.classList.add("chosen");
        item.addEventListener("click", () => context.select({ type: "node", id: entry.id }, "search"));
        return item;
      }));
      setActive(-1);
      const words = app.foldQuery(box.value).length ? WORDS.found : WORDS.all;
      found.textContent = all.length
        ? all.length + app.pick(words) + (all.length > MOST ? app.pick(WORDS.more) : "")
        : app.pick(WORDS.none);
      list.hidden = all.length === 0;
      box.setAttribute("aria-expanded", String(all.length > 0));
    }

    /* Marks the chosen one without rebuilding the list, so that scrolling and focus stay. */
    function markChosen() {
      shown.forEach((entry, index) => list.children[index].classList.toggle("chosen", entry.id === context.chosenNode()));
    }

    box.addEventListener("input", refresh);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || !shown.length) return;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        event.preventDefault();
        const from = active < 0 && event.key === "ArrowUp" ? 0 : active;
        setActive((from + steps[event.key] + shown.length) % shown.length);
      } else if (event.key === "Enter" && (active >= 0 || box.value.trim())) {
        event.preventDefault();
        context.select({ type: "node", id: shown[Math.max(active, 0)].id }, "search");
      } else if (event.key === "Escape" && box.value) {
        event.preventDefault();
        event.stopPropagation();
        box.value = "";
        refresh();
      }
    });
    return { refresh: refresh, markChosen: markChosen, focus: () => box.focus() };
  }

  window.clusterGraph = Object.assign(window.clusterGraph || {}, { makeFinder: makeFinder });
})();
