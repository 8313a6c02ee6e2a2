/* The search over everything on the first page: names folded as on the network page, results as links. */
(function () {
  "use strict";
  const MOST = 50;
  const WORDS = {
    found: ["件見つかりました", " found"],
    none: ["見つかりません。かなや一部の文字でも探せます。", "Nothing found. Kana or a part of the name will do."],
    more: ["（先頭の" + MOST + "件を表示）", " (the first " + MOST + " are listed)"],
  };
  const app = window.clusterGraph;
  const box = document.getElementById("search");
  const list = document.getElementById("results");
  const found = document.getElementById("found");
  const entries = JSON.parse(document.getElementById("search-data").textContent).map((entry) => ({
    entry: entry,
    names: entry.names.map(app.fold),
  }));

  function pick(pair) {
    return pair[app.language() === "ja" ? 0 : 1];
  }

  function item(entry) {
    const link = document.createElement("a");
    link.href = entry.href;
    link.textContent = pick(entry.label);
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = pick(entry.kind);
    const row = document.createElement("li");
    row.append(link, " ", kind);
    return row;
  }

  function refresh() {
    const words = app.foldQuery(box.value);
    const order = new Intl.Collator(app.language());
    const matches = words.length === 0 ? [] : entries
      .map((candidate) => ({ entry: candidate.entry, score: app.score(candidate.names, words) }))
      .filter((match) => match.score > 0)
      .sort((a, b) => b.score - a.score || order.compare(pick(a.entry.label), pick(b.entry.label)));
    list.replaceChildren(...matches.slice(0, MOST).map((match) => item(match.entry)));
    list.hidden = matches.length === 0;
    if (words.length === 0) found.textContent = "";
    else if (matches.length === 0) found.textContent = pick(WORDS.none);
    else found.textContent = matches.length + pick(WORDS.found) + (matches.length > MOST ? pick(WORDS.more) : "");
  }

  box.addEventListener("input", refresh);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const first = list.querySelector("a");
    if (event.key === "Enter" && first) {
      event.preventDefault();
      first.click();
    } else if (event.key === "Escape" && box.value) {
      box.value = "";
      refresh();
    }
  });
  document.addEventListener("cg:language", refresh);
  refresh();
})();
