/* The panel of the chosen body or tie: facts, ties, periods, words and sources. Writes text only, never markup. */
(function () {
  "use strict";
  const WORDS = {
    close: ["閉じる", "Close"],
    ours: ["本サイトの分類", "our classification"],
    possible: ["期間不確か", "dates uncertain"],
    kind: ["種類", "Kind"],
    sector: ["分野", "Sector"],
    otherNames: ["別の表記", "Also written"],
    page: ["この項目のページへ", "Its own page"],
    role: ["役割", "Role"],
    period: ["期間", "Period"],
    from: ["どこから", "From"],
    to: ["どこへ", "To"],
    between: ["組織と相手", "Between"],
    basis: ["もとになるもの", "Rests on"],
    together: ["ともに", "With"],
    unstated: ["資料からは不明", "not known from the sources"],
    undefinedValue: ["定義されない", "not defined"],
    noWords: ["該当箇所の記録なし", "no passage on record"],
    noTies: ["表示中のつながりはありません。", "No ties are shown."],
    hiddenTies: ["絞り込みで隠れているつながり：", "Ties hidden by the filters: "],
    separator: ["、", ", "],
  };

  function pick(pair) {
    return pair[window.clusterGraph.language() === "en" ? 1 : 0];
  }

  /* element("p.when", "text", child …): text becomes text nodes, nothing else. */
  function element(description, ...children) {
    const [name, ...classes] = description.split(".");
    const made = document.createElement(name);
    if (classes.length) made.className = classes.join(" ");
    for (const child of children) {
      if (child !== null && child !== undefined && child !== "") made.append(child);
    }
    return made;
  }

  function button(text, action) {
    const made = element("button.link-button", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  /* Addresses were checked when the page was made; one that is neither of the web nor of the site gets no link. */
  function link(text, href) {
    if (!href || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(href)) return element("span", text);
    const made = element("a", text);
    made.href = href;
    if (/^https?:/i.test(href)) made.rel = "noreferrer";
    return made;
  }

  function tag(pair, kind) {
    return element(kind ? "span.tag." + kind : "span.tag", pick(pair));
  }

  function wordsAndSource(evidence) {
    const block = element("blockquote.words-source");
    if (evidence.quote) {
      const quote = element("q", evidence.quote);
      quote.lang = "ja";
      block.append(quote);
    }
    const from = element("span.from", link(pick(evidence.source), evidence.href));
    if (evidence.locator) from.append(" ", evidence.locator);
    if (evidence.certainty) from.append(" ", tag(evidence.certainty));
    block.append(from);
    return block;
  }

  function allWords(evidence) {
    return evidence.length ? evidence.map(wordsAndSource) : [element("p.when", pick(WORDS.noWords))];
  }

  function fact(list, label, value, evidence, ours) {
    const cell = element("dd", value);
    if (ours) cell.append(" ", tag(WORDS.ours));
    cell.append(...(evidence || []).map(wordsAndSource));
    list.append(element("dt", label), cell);
  }

  function head(panel, title, context) {
    const heading = element("h2", title);
    heading.tabIndex = -1;
    const close = element("button.close", "✕");
    close.type = "button";
    close.setAttribute("aria-label", pick(WORDS.close));
    close.addEventListener("click", () => context.select(null));
    panel.append(element("div.details-head", heading, close));
  }

  function number(value) {
    if (value === null) return pick(WORDS.undefinedValue);
    return Number.isInteger(value) ? String(value) : value.toPrecision(3);
  }

  function nodeFacts(node) {
    const list = element("dl.facts");
    fact(list, pick(WORDS.kind), pick(node.kind), [], true);
    const shown = new Set([pick(WORDS.sector).toLowerCase()]);
    if (node.sector) fact(list, pick(WORDS.sector), pick(node.sector), [], true);
    if (node.names.length) fact(list, pick(WORDS.otherNames), node.names.join(pick(WORDS.separator)));
    for (const one of node.facts) {
      if (node.sector && one.ours && shown.has(pick(one.label).toLowerCase())) continue;
      fact(list, pick(one.label), pick(one.value), one.evidence, one.ours);
    }
    for (const measure of node.measures) fact(list, pick(measure.label), number(measure.value));
    return list;
  }

  /* The others in the same agreement, council or collaboration. */
  function companions(context, thingId, exceptId) {
    const seen = new Set([thingId, exceptId]);
    const line = element("p.with", pick(WORDS.together) + (context.english() ? " " : "："));
    let count = 0;
    for (const edgeId of context.tiesOf(thingId)) {
      const other = context.otherEnd(edgeId, thingId);
      if (seen.has(other) || !context.edgeShown(edgeId)) continue;
      seen.add(other);
      if (count) line.append(pick(WORDS.separator));
      line.append(button(pick(context.data.nodes[other].label), () => context.select({ type: "node", id: other })));
      count += 1;
    }
    return count ? line : null;
  }

  function tieItem(context, edgeId, nodeId) {
    const edge = context.data.edges[edgeId];
    const otherId = context.otherEnd(edgeId, nodeId);
    const other = context.data.nodes[otherId];
    const item = element("li");
    item.append(element("p", button(pick(other.label), () => context.select({ type: "node", id: otherId }))));
    if (edge.thing) item.append(element("p.with", link(pick(edge.thing.label), edge.thing.href)));
    const when = element("p.when");
    if (edge.relationId === "funding") {
      when.append(pick(edge.source === nodeId ? WORDS.to : WORDS.from), context.english() ? "; " : "・");
    }
    if (edge.role) when.append(pick(edge.role), context.english() ? "; " : "・");
    when.append(edge.period ? pick(edge.period) : pick(WORDS.period) + " " + pick(WORDS.unstated));
    if (!edge.certain) when.append(" ", tag(WORDS.possible, "possible"));
    item.append(when);
    if (other.class === "thing") item.append(companions(context, otherId, nodeId) || "");
    item.append(...allWords(edge.evidence));
    return item;
  }

  function ties(panel, context, nodeId) {
    const groups = new Map();
    let left = 0;
    for (const edgeId of context.tiesOf(nodeId)) {
      if (!context.edgeShown(edgeId)) { left += 1; continue; }
      const relation = context.data.edges[edgeId].relationId;
      if (!groups.has(relation)) groups.set(relation, []);
      groups.get(relation).push(edgeId);
    }
    for (const relation of context.relationOrder) {
      const ids = groups.get(relation);
      if (!ids) continue;
      const name = pick(context.data.edges[ids[0]].relation);
      const count = element("span.count", String(ids.length));
      panel.append(element("h3", context.relationSign(relation), element("span", name), count));
      panel.append(element("ul.tie-list", ...ids.map((id) => tieItem(context, id, nodeId))));
    }
    if (!groups.size) panel.append(element("p.quiet", pick(WORDS.noTies)));
    if (left) panel.append(element("p.small.quiet", pick(WORDS.hiddenTies) + left));
  }

  function showNode(panel, context, id) {
    const node = context.data.nodes[id];
    head(panel, pick(node.label), context);
    const names = [context.english() ? node.label[0] : node.label[1], node.kana].filter(
      (name) => name && name !== pick(node.label));
    if (names.length) panel.append(element("p.names", names.join(" · ")));
    panel.append(nodeFacts(node));
    if (node.href) panel.append(element("p.small", link(pick(WORDS.page), node.href)));
    ties(panel, context, id);
  }

  function showEdge(panel, context, id) {
    const edge = context.data.edges[id];
    head(panel, pick(edge.relation), context);
    const list = element("dl.facts");
    const end = (nodeId) => button(pick(context.data.nodes[nodeId].label), () => context.select({ type: "node", id: nodeId }));
    if (edge.relationId === "funding") {
      fact(list, pick(WORDS.from), end(edge.source));
      fact(list, pick(WORDS.to), end(edge.target));
    } else {
      fact(list, pick(WORDS.between), element("span", end(edge.source), " — ", end(edge.target)));
    }
    if (edge.thing) fact(list, pick(WORDS.basis), link(pick(edge.thing.label), edge.thing.href));
    if (edge.role) fact(list, pick(WORDS.role), pick(edge.role));
    fact(list, pick(WORDS.period), edge.period ? pick(edge.period) : pick(WORDS.unstated));
    if (!edge.certain) list.lastChild.append(" ", tag(WORDS.possible, "possible"));
    panel.append(list, element("div.tie-ends", ...allWords(edge.evidence)));
  }

  /* Fills the panel with what is chosen; with nothing chosen it shows what to do. */
  function showDetails(panel, context, selection) {
    panel.replaceChildren();
    panel.classList.toggle("filled", selection !== null);
    panel.scrollTop = 0;
    if (selection === null) panel.append(context.hint);
    else if (selection.type === "node") showNode(panel, context, selection.id);
    else showEdge(panel, context, selection.id);
  }

  window.clusterGraph = Object.assign(window.clusterGraph || {}, { showDetails: showDetails, pick: pick, element: element });
})();
