/* The network page: holds what is chosen and filtered, and moves drawing, list, details, table and address together. */
(function () {
  "use strict";
  const app = window.clusterGraph;
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const panel = byId("details");
  const hint = panel.firstElementChild;
  const graph = byId("graph");
  const phone = window.matchMedia("screen and (max-width: 800px)");
  const hiddenRelations = new Set();
  const hiddenSectors = new Set();
  let withPossible = true;
  let selection = null;
  let drawing = null;

  const tiesByNode = new Map(Object.keys(data.nodes).map((id) => [id, []]));
  for (const [id, edge] of Object.entries(data.edges)) {
    tiesByNode.get(edge.source).push(id);
    if (edge.target !== edge.source) tiesByNode.get(edge.target).push(id);
  }

  function sectorShown(id) {
    return !hiddenSectors.has(data.nodes[id].sectorId);
  }

  function edgeShown(id) {
    const edge = data.edges[id];
    return !hiddenRelations.has(edge.relationId) && (edge.certain || withPossible) && sectorShown(edge.source) && sectorShown(edge.target);
  }

  /* A thing goes when all of its ties are filtered out; a body goes only with its sector. */
  function nodeShown(id) {
    if (data.nodes[id].class === "organization") return sectorShown(id);
    const ties = tiesByNode.get(id);
    return ties.length === 0 || ties.some(edgeShown);
  }

  const context = {
    data: data,
    hint: hint,
    relationOrder: all("[data-relation]").map((box) => box.dataset.relation),
    english: () => app.language() === "en",
    tiesOf: (id) => tiesByNode.get(id),
    otherEnd: (edgeId, id) => (data.edges[edgeId].source === id ? data.edges[edgeId].target : data.edges[edgeId].source),
    relationSign: (relation) => document.querySelector('[data-relation="' + CSS.escape(relation) + '"] + svg').cloneNode(true),
    edgeShown: edgeShown,
    nodeShown: nodeShown,
    chosenNode: () => (selection && selection.type === "node" ? selection.id : null),
    select: select,
  };
  const finder = app.makeFinder(context);

  /* What the drawing reads; lit: the chosen body, its ties, and who shares a thing with it. */
  const look = {
    theme: app.readTheme(), language: "ja", chosenNode: null, chosenEdge: null, lit: null, litEdges: null,
    nodeShown: nodeShown, edgeShown: edgeShown,
  };

  function lightUp() {
    look.language = app.language();
    look.chosenNode = context.chosenNode();
    look.chosenEdge = selection && selection.type === "edge" ? selection.id : null;
    look.lit = null;
    look.litEdges = null;
    if (!selection) return;
    if (selection.type === "edge") {
      const edge = data.edges[selection.id];
      look.lit = new Set([edge.source, edge.target]);
      look.litEdges = new Set([selection.id]);
      return;
    }
    look.lit = new Set([selection.id]);
    look.litEdges = new Set();
    for (const edgeId of tiesByNode.get(selection.id).filter(edgeShown)) {
      const other = context.otherEnd(edgeId, selection.id);
      look.lit.add(other);
      look.litEdges.add(edgeId);
      if (data.nodes[other].class !== "thing" || data.nodes[selection.id].class === "thing") continue;
      for (const further of tiesByNode.get(other).filter(edgeShown)) look.lit.add(context.otherEnd(further, other));
    }
  }

  function updateTable() {
    const rows = all("[data-edge]");
    let shown = 0;
    for (const row of rows) {
      row.hidden = !edgeShown(row.dataset.edge);
      shown += row.hidden ? 0 : 1;
      row.classList.toggle("chosen", look.litEdges !== null && look.litEdges.has(row.dataset.edge));
    }
    byId("ties-shown").textContent = app.pick([
      rows.length + "件のうち" + shown + "件を表示", shown + " of " + rows.length + " ties are shown"]);
  }

  function update() {
    lightUp();
    app.showDetails(panel, context, selection);
    finder.markChosen();
    updateTable();
    if (drawing) drawing.redraw();
  }

  function writeAddress() {
    app.writeAddress({
      select: selection ? selection.type + ":" + selection.id : null,
      hide: [...hiddenRelations].sort().join(","),
      without: [...hiddenSectors].sort().join(","),
      certain: withPossible ? null : "only",
    });
  }

  function showChosen() {
    if (!drawing || !selection) return;
    const edge = selection.type === "edge" ? data.edges[selection.id] : null;
    drawing.centre(edge ? [edge.source, edge.target] : [selection.id], phone.matches ? -innerHeight * 0.25 : 0);
  }

  /* wanted: {type: "node" | "edge", id} or null; from: where the reader chose, "search" and "table" move the view. */
  function select(wanted, from) {
    const known = wanted && Object.hasOwn(wanted.type === "node" ? data.nodes : data.edges, wanted.id);
    const hadFocus = panel.contains(document.activeElement);
    selection = known ? { type: wanted.type, id: wanted.id } : null;
    update();
    writeAddress();
    if (selection && (from || hadFocus)) {
      showChosen();
      panel.querySelector("h2").focus({ preventScroll: true });
      if (from === "table" && !phone.matches) byId("graph").scrollIntoView({ block: "nearest" });
    } else if (!selection && hadFocus) {
      if (overlaid()) byId("close-graph").focus();
      else finder.focus();
    }
  }

  function applyFilters() {
    hiddenRelations.clear();
    hiddenSectors.clear();
    for (const box of all("[data-relation]")) if (!box.checked) hiddenRelations.add(box.dataset.relation);
    for (const box of all("[data-sector]")) if (!box.checked) hiddenSectors.add(box.dataset.sector);
    withPossible = byId("with-possible").checked;
    byId("show-all").hidden = !hiddenRelations.size && !hiddenSectors.size && withPossible;
    if (selection && !(selection.type === "node" ? nodeShown : edgeShown)(selection.id)) selection = null;
    finder.refresh();
    update();
  }

  function readAddress() {
    const fields = app.readAddress();
    const hide = (fields.get("hide") || "").split(",");
    const without = (fields.get("without") || "").split(",");
    for (const box of all("[data-relation]")) box.checked = !hide.includes(box.dataset.relation);
    for (const box of all("[data-sector]")) box.checked = !without.includes(box.dataset.sector);
    byId("with-possible").checked = fields.get("certain") !== "only";
    const [type, ...rest] = (fields.get("select") || "").split(":");
    const id = rest.join(":");
    const known = type === "node" ? data.nodes : type === "edge" ? data.edges : {};
    selection = Object.hasOwn(known, id) ? { type: type, id: id } : null;
    applyFilters();
  }

  const overlaid = () => document.body.classList.contains("graph-open");

  /* On a phone the drawing covers the page: what is under it must not be reached meanwhile. */
  function setOverlay(on) {
    document.body.classList.toggle("graph-open", on);
    for (const part of all(".site-header, .network-head, .finder, .legend, #open-graph, .ties, .site-footer")) part.inert = on;
  }

  function openGraph() {
    graph.classList.add("open");
    setOverlay(phone.matches);
    if (phone.matches) byId("close-graph").focus();
    if (!drawing) {
      look.theme = app.readTheme();
      drawing = app.makeDrawing(byId("canvas"), data.vis, look, { select: (wanted) => select(wanted) });
      drawing.begin();
    }
    drawing.redraw();
    if (selection) showChosen();
  }

  function closeGraph() {
    graph.classList.remove("open");
    setOverlay(false);
    byId("open-graph").focus();
  }

  function retheme() {
    look.theme = app.readTheme();
    if (drawing) drawing.redraw();
  }

  for (const box of all(".legend input")) box.addEventListener("change", () => { applyFilters(); writeAddress(); });
  byId("show-all").addEventListener("click", () => {
    for (const box of all(".legend input")) box.checked = true;
    applyFilters();
    writeAddress();
    document.querySelector(".legend input").focus();
  });
  for (const button of all("#ties [data-node]")) {
    button.addEventListener("click", () => select({ type: "node", id: button.dataset.node }, "table"));
  }
  for (const button of all("#ties [data-tie]")) {
    button.addEventListener("click", () => select({ type: "edge", id: button.dataset.tie }, "table"));
  }
  for (const button of all("[data-zoom]")) {
    button.addEventListener("click", () => {
      if (button.dataset.zoom === "fit") drawing.fit();
      else drawing.zoom(button.dataset.zoom === "in" ? 1.3 : 1 / 1.3);
    });
  }
  byId("open-graph").addEventListener("click", openGraph);
  byId("close-graph").addEventListener("click", closeGraph);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (selection) select(null);
    else if (overlaid()) closeGraph();
  });
  document.addEventListener("cg:language", () => { finder.refresh(); update(); });
  window.addEventListener("hashchange", () => {
    if (location.hash === "" || location.hash.includes("=")) readAddress(); /* else it is a place in the page */
  });
  for (const query of ["(prefers-color-scheme: dark)", "print"]) window.matchMedia(query).addEventListener("change", retheme);
  phone.addEventListener("change", () => { if (!phone.matches) openGraph(); });

  readAddress();
  if (!phone.matches) openGraph();
  /* For whoever embeds or drives the page: choose something, or find where a body is drawn. */
  app.select = (type, id) => select(type ? { type: type, id: id } : null);
  app.positionOf = (id) => drawing.positionOf(id);
})();
