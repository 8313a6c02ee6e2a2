/* The timeline under mouse, finger and keyboard: one tab stop, arrow keys from bar to bar, years shown, and the details
   of a chosen bar: its own row of the table, which comes up as a sheet from below and goes back when it is closed. */
(function () {
  "use strict";
  const YEARS_NEAR = { wide: 12, narrow: 5 };
  const MOST_YEARS_AT_ONCE = 45;
  const DATE_STANDS_AT = 0.6;
  const narrow = window.matchMedia("(max-width: 800px)");
  const app = window.clusterGraph;
  const timeline = document.getElementById("bars");
  const frame = timeline.querySelector(".timeline-frame");
  const axis = timeline.querySelector(".axis-frame");
  const spoken = document.getElementById("spoken");
  const years = timeline.querySelectorAll(".years line").length;
  let stop = null;
  let across = null;
  let opened = null;

  /* --- from bar to bar --- */

  function visibleRows() {
    return [...timeline.querySelectorAll(".timeline-row:not(.axis):not([hidden])")];
  }

  function cells(row) {
    return [...row.querySelectorAll(".cell")];
  }

  function extent(cell) {
    const rects = [...cell.querySelectorAll("rect")];
    const starts = rects.map((rect) => parseFloat(rect.getAttribute("x")));
    const ends = rects.map((rect, number) => starts[number] + parseFloat(rect.getAttribute("width")));
    return rects.length ? [Math.min(...starts), Math.max(...ends)] : null;
  }

  function middle(cell) {
    const found = extent(cell);
    return found && (found[0] + found[1]) / 2;
  }

  /* The bar of a row at a place, else the nearest; from a name one goes to a name. */
  function cellAt(row, place) {
    const [name, ...pieces] = cells(row);
    if (place === null || pieces.length === 0) return name;
    const far = (piece) => {
      const [from, to] = extent(piece);
      return Math.max(from - place, place - to, 0);
    };
    return pieces.reduce((best, piece) => (far(piece) < far(best) ? piece : best));
  }

  function stopAt(cell) {
    if (stop) stop.setAttribute("tabindex", "-1");
    stop = cell;
    if (cell) cell.setAttribute("tabindex", "0");
  }

  function stopAtFirst() {
    const first = visibleRows()[0];
    stopAt(first ? cells(first)[1] || cells(first)[0] : null);
  }

  function reveal(cell) {
    const row = cell.closest(".timeline-row").getBoundingClientRect();
    const top = Math.max(0, timeline.querySelector(".timeline-top").getBoundingClientRect().bottom);
    const bottom = window.innerHeight - (opened ? opened.dock.offsetHeight : 0);
    if (row.top < top) window.scrollBy(0, row.top - top - 8);
    else if (row.bottom > bottom) window.scrollBy(0, row.bottom - bottom + 8);
    const found = extent(cell);
    if (!found) return;
    const box = cell.closest("svg").getBoundingClientRect();
    const inside = frame.getBoundingClientRect();
    const left = inside.left + (narrow.matches ? 0 : box.left + frame.scrollLeft - inside.left);
    const from = box.left + box.width * found[0] / 100;
    const to = box.left + box.width * found[1] / 100;
    if (to < left + 8) frame.scrollLeft -= left - to + 48;
    else if (from > inside.right - 8) frame.scrollLeft += from - inside.right + 96;
  }

  function go(cell) {
    if (!cell) return;
    stopAt(cell);
    cell.focus({ preventScroll: true });
    reveal(cell);
  }

  function move(event, cell) {
    const row = cell.closest(".timeline-row");
    const here = cells(row);
    const position = here.indexOf(cell);
    const rows = visibleRows();
    const sideways = { ArrowLeft: here[position - 1], ArrowRight: here[position + 1], Home: here[0], End: here[here.length - 1] };
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.ctrlKey && (event.key === "Home" || event.key === "End")) {
      go(cellAt(event.key === "Home" ? rows[0] : rows[rows.length - 1], middle(cell)));
    } else if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    } else if (event.key in sideways) {
      go(sideways[event.key]);
      across = null;
    } else if (along) {
      if (across === null) across = middle(cell);
      const next = rows[rows.indexOf(row) + along];
      if (next) go(cellAt(next, across));
    } else {
      return;
    }
    event.preventDefault();
  }

  /* Rows whose bars lie outside the years in sight say on which side. */
  const ends = [...timeline.querySelectorAll(".timeline-row:not(.axis)")].map((row) => {
    const found = cells(row).map(extent).filter(Boolean);
    return { row: row, from: Math.min(...found.map((one) => one[0])), to: Math.max(...found.map((one) => one[1])) };
  });

  function pointOutside() {
    const box = axis.querySelector("svg").getBoundingClientRect().width;
    const seen = frame.clientWidth - (narrow.matches ? 0 : timeline.querySelector(".row-name").getBoundingClientRect().width);
    const left = 100 * frame.scrollLeft / box;
    const right = left + 100 * seen / box;
    for (const end of ends) {
      end.row.classList.toggle("before", end.to < left);
      end.row.classList.toggle("after", end.from > right);
    }
  }

  function follow() {
    axis.scrollLeft = frame.scrollLeft;
    pointOutside();
  }

  /* --- the details of a chosen bar --- */

  function both(ja, en) {
    return [["ja", ja], ["en", en]].map(([lang, text]) => {
      const made = document.createElement("span");
      made.className = "t";
      made.lang = lang;
      made.textContent = text;
      return made;
    });
  }

  function element(name, kind, ...children) {
    const made = document.createElement(name);
    made.className = kind;
    made.append(...children);
    return made;
  }

  /* The words of the agreements that a span hangs on, copied from where they stand. */
  function wordsOfAgreements(row) {
    const found = element("div", "copied");
    for (const id of (row.dataset.agreements || "").split(" ").filter(Boolean)) {
      const from = document.getElementById("agreement-" + id);
      const passages = from.querySelectorAll(".passage");
      if (passages.length === 0) continue;
      found.append(element("p", "of-agreement", ...[...from.querySelector(".entry-name a").childNodes].map((node) => node.cloneNode(true))));
      found.append(...[...passages].map((passage) => passage.cloneNode(true)));
    }
    return found;
  }

  function close(back) {
    if (!opened) return;
    const { dock, row, added, link } = opened;
    opened = null;
    dock.classList.remove("docked");
    link.classList.remove("open");
    if (row) row.classList.remove("chosen");
    for (const extra of added) extra.remove();
    document.body.style.removeProperty("padding-bottom");
    app.writeAddress({ bar: null });
    if (back) go(link);
  }

  function open(link) {
    close(false);
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    const dock = target.closest(".dockable");
    const row = target === dock ? null : target;
    const shut = element("button", "button close no-print", ...both("閉じる", "Close"));
    shut.type = "button";
    shut.addEventListener("click", () => close(true));
    dock.prepend(shut);
    const added = [shut];
    if (row) {
      const passages = dock.querySelector(".work-passages");
      const lead = element("p", "of-agreement", ...both("この取組について", "On this collaboration"));
      const copied = wordsOfAgreements(row);
      if (passages.children.length) passages.prepend(lead);
      passages.prepend(copied);
      added.push(lead, copied);
      row.classList.add("chosen");
    }
    dock.classList.add("docked");
    link.classList.add("open");
    opened = { dock: dock, row: row, added: added, link: link };
    stopAt(link);
    document.body.style.setProperty("padding-bottom", dock.offsetHeight + "px");
    dock.scrollTop = 0;
    dock.focus({ preventScroll: true });
    reveal(link);
    const why = row ? row.querySelector(".verdict").innerText : "";
    spoken.textContent = [dock.getAttribute("aria-label"), row ? link.getAttribute("aria-label") : "", why].filter(Boolean).join(" ");
    app.writeAddress({ bar: target.id });
  }

  function openFromAddress() {
    const wanted = app.readAddress().get("bar");
    if (!wanted) return;
    const link = [...timeline.querySelectorAll(".piece")].find((one) => one.getAttribute("href") === "#" + wanted);
    if (link && !link.closest("[hidden]") && !(opened && opened.link === link)) open(link);
  }

  /* --- the years shown --- */

  function showYears(choice) {
    const near = choice === "near";
    const zoom = near ? Math.max(1, years / (narrow.matches ? YEARS_NEAR.narrow : YEARS_NEAR.wide)) : 1;
    timeline.style.setProperty("--zoom", String(zoom));
    timeline.classList.toggle("near", near);
    for (const button of document.querySelectorAll("[data-years]")) {
      button.setAttribute("aria-pressed", String(button.dataset.years === choice));
    }
    const date = parseFloat(axis.querySelector(".as-of").getAttribute("x1")) / 100;
    const wide = axis.querySelector("svg").getBoundingClientRect().width;
    frame.scrollLeft = date * wide - DATE_STANDS_AT * wide / zoom;
    follow();
  }

  function usualYears() {
    const most = narrow.matches ? 2 * YEARS_NEAR.narrow : MOST_YEARS_AT_ONCE;
    return years > most ? "near" : "all";
  }

  function yearsOfAddress() {
    const wanted = app.readAddress().get("years");
    return wanted === "near" || wanted === "all" ? wanted : usualYears();
  }

  for (const cell of timeline.querySelectorAll(".cell")) cell.setAttribute("tabindex", "-1");
  timeline.addEventListener("keydown", (event) => {
    const cell = event.target instanceof Element ? event.target.closest(".cell") : null;
    if (cell) move(event, cell);
  });
  timeline.addEventListener("focusin", (event) => {
    if (event.target.classList.contains("cell")) stopAt(event.target);
  });
  timeline.addEventListener("click", (event) => {
    const piece = event.target instanceof Element ? event.target.closest(".piece") : null;
    if (!piece || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    across = null;
    if (opened && opened.link === piece) close(true);
    else open(piece);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened && !event.isComposing && event.target.id !== "filter") close(true);
  });
  document.addEventListener("cg:filtered", () => {
    if (opened && opened.link.closest("[hidden]")) close(false);
    if (!stop || stop.closest("[hidden]")) stopAtFirst();
  });
  frame.addEventListener("scroll", follow, { passive: true });
  for (const button of document.querySelectorAll("[data-years]")) {
    button.addEventListener("click", () => {
      app.writeAddress({ years: button.dataset.years });
      showYears(button.dataset.years);
    });
  }
  narrow.addEventListener("change", () => showYears(yearsOfAddress()));
  window.addEventListener("hashchange", openFromAddress);
  stopAtFirst();
  showYears(yearsOfAddress());
  openFromAddress();
})();
