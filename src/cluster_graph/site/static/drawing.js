/* The drawing on the canvas: turns what is chosen, filtered and the theme into vis-network's nodes and edges. */
(function () {
  "use strict";
  const FADED = 0.16;
  const FADED_TEXT = 0.3;
  const LINE = 1.25;
  const SMALLEST_TEXT = 4.5;
  const AROUND = 24;
  const READABLE = 0.55;

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    return {
      paper: value("--paper"), sheet: value("--sheet"), ink: value("--ink"), quiet: value("--quiet"), edge: value("--edge"),
      accent: value("--accent"), markEdge: value("--mark-edge"), font: getComputedStyle(document.body).fontFamily,
    };
  }

  function fontOf(node, theme) {
    return node.font.size + "px " + theme.font;
  }

  /* How large a plate must be for its lines, in the language that shows. */
  function plateSize(node, theme, language) {
    const pen = plateSize.pen || (plateSize.pen = document.createElement("canvas").getContext("2d"));
    pen.font = fontOf(node, theme);
    const lines = node.labels[language].split("\n");
    return {
      widthConstraint: Math.ceil(Math.max(...lines.map((line) => pen.measureText(line).width))) + 6,
      heightConstraint: { minimum: Math.ceil(lines.length * node.font.size * LINE) + 2 },
    };
  }

  /* state: {theme, language, chosenNode, chosenEdge, lit: Set of node ids or null, litEdges: Set or null, …} */
  function nodeLook(node, state) {
    const theme = state.theme;
    const faded = state.lit !== null && !state.lit.has(node.id);
    const chosen = state.chosenNode === node.id;
    const border = chosen ? theme.accent : node.plate ? theme.edge : theme.markEdge;
    const background = node.plate ? theme.sheet : node.ringed ? theme.paper : node.colour;
    const look = {
      id: node.id,
      label: node.plate ? " " : "",
      hidden: !state.nodeShown(node.id),
      opacity: faded ? FADED : 1,
      borderWidth: chosen ? 3 : 1,
      color: { background: background, border: border, hover: { background: background, border: theme.accent } },
    };
    return node.plate ? Object.assign(look, plateSize(node, theme, state.language)) : look;
  }

  function edgeLook(edge, state) {
    const theme = state.theme;
    const chosen = state.chosenEdge === edge.id;
    const lit = state.litEdges === null || state.litEdges.has(edge.id);
    const colour = chosen ? theme.accent : state.litEdges !== null && lit ? theme.ink : edge.possible ? theme.edge : theme.quiet;
    return {
      id: edge.id,
      hidden: !state.edgeShown(edge.id),
      width: chosen ? edge.width + 1.5 : edge.width,
      color: { color: colour, hover: theme.accent, opacity: lit ? 1 : FADED, inherit: false },
    };
  }

  /* The disc inside the ring of a ringed mark, which no shape of vis-network has. */
  function drawDisc(pen, node, at, theme) {
    pen.lineWidth = 1;
    pen.fillStyle = node.colour;
    pen.strokeStyle = theme.markEdge;
    pen.beginPath();
    pen.arc(at.x, at.y, node.size * 0.58, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  }

  /* The lines of a name and the middle of the first one: in a plate, else under or above the mark. */
  function labelLines(node, at, state) {
    const lines = node.labels[state.language].split("\n");
    const step = node.font.size * LINE;
    const first = node.plate
      ? at.y - ((lines.length - 1) * step) / 2
      : node.above
        ? at.y - node.size - 4 - (lines.length - 0.5) * step
        : at.y + node.size + 4 + step / 2;
    return { lines: lines, first: first, step: step };
  }

  /* Names are drawn here and not by vis-network: it sets lines so close that Japanese letters touch. */
  function drawLabel(pen, node, at, state, faded) {
    const theme = state.theme;
    const placed = labelLines(node, at, state);
    pen.font = fontOf(node, theme);
    const each = (draw) => placed.lines.forEach((line, index) => draw(line, at.x, placed.first + index * placed.step));
    if (!node.plate && !faded) {
      pen.lineWidth = 4;
      pen.strokeStyle = theme.paper;
      each((line, x, y) => pen.strokeText(line, x, y));
    }
    pen.fillStyle = state.chosenNode === node.id ? theme.accent : theme.ink;
    each((line, x, y) => pen.fillText(line, x, y));
  }

  function drawNames(pen, network, nodes, state) {
    const small = network.getScale() * 14 < SMALLEST_TEXT;
    pen.save();
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    for (const node of nodes) {
      if (!state.nodeShown(node.id)) continue;
      const at = network.getPosition(node.id);
      const faded = state.lit !== null && !state.lit.has(node.id);
      pen.globalAlpha = faded ? FADED : 1;
      if (node.ringed) drawDisc(pen, node, at, state.theme);
      pen.globalAlpha = faded ? FADED_TEXT : 1;
      if (!small || (state.lit !== null && !faded)) drawLabel(pen, node, at, state, faded);
    }
    pen.restore();
  }

  /* The body whose name stands at this spot of the canvas: names can be chosen as marks can. */
  function nodeNamedAt(spot, network, nodes, state) {
    for (const node of nodes) {
      if (node.plate || !state.nodeShown(node.id)) continue;
      const at = network.getPosition(node.id);
      const placed = labelLines(node, at, state);
      const top = placed.first - placed.step / 2;
      const half = Math.max(...placed.lines.map((line) => [...line].length)) * node.font.size * 0.5;
      if (Math.abs(spot.x - at.x) <= half && spot.y >= top && spot.y <= top + placed.lines.length * placed.step) return node.id;
    }
    return null;
  }

  function makeDrawing(container, data, state, actions) {
    const known = new Map();
    const nodes = new vis.DataSet(data.nodes.map((node) => Object.assign({}, node, nodeLook(node, state))));
    const edges = new vis.DataSet(data.edges.map((edge) => Object.assign({}, edge, edgeLook(edge, state))));
    const network = new vis.Network(container, { nodes: nodes, edges: edges }, data.options);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)");
    const moving = () => (still.matches ? false : { duration: 150, easingFunction: "easeOutQuad" });

    function changed(looks) {
      return looks.filter((look) => {
        const text = JSON.stringify(look);
        if (known.get(look.id) === text) return false;
        known.set(look.id, text);
        return true;
      });
    }

    network.on("afterDrawing", (pen) => drawNames(pen, network, data.nodes, state));
    network.on("click", (event) => {
      const named = event.nodes.length ? null : nodeNamedAt(event.pointer.canvas, network, data.nodes, state);
      if (named !== null) actions.select({ type: "node", id: named });
      else if (event.nodes.length) actions.select({ type: "node", id: event.nodes[0] });
      else if (event.edges.length) actions.select({ type: "edge", id: event.edges[0] });
      else actions.select(null);
    });
    for (const [name, cursor] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"], ["blurNode", ""], ["blurEdge", ""]]) {
      network.on(name, () => { container.style.cursor = cursor; });
    }

    /* The view that holds all that shows, names included, which vis-network's own fit does not know of. */
    function fitting() {
      const shown = data.nodes.filter((node) => state.nodeShown(node.id));
      if (!shown.length) return null;
      const edges = shown.map((node) => {
        const at = network.getPosition(node.id);
        return [at.x - node.box[0], at.x + node.box[1], at.y - node.box[2], at.y + node.box[3]];
      });
      const [west, east, north, south] = [Math.min, Math.max, Math.min, Math.max].map(
        (pick, side) => edges.reduce((found, edge) => pick(found, edge[side]), edges[0][side]));
      const room = [container.clientWidth - 2 * AROUND, container.clientHeight - 2 * AROUND];
      return {
        position: { x: (west + east) / 2, y: (north + south) / 2 },
        scale: Math.max(0.02, Math.min(1.3, room[0] / (east - west), room[1] / (south - north))),
      };
    }

    function show(view) {
      if (view) network.moveTo({ position: view.position, scale: view.scale, animation: false });
    }

    return {
      redraw() {
        nodes.update(changed(data.nodes.map((node) => nodeLook(node, state))));
        edges.update(changed(data.edges.map((edge) => edgeLook(edge, state))));
      },
      fit() { show(fitting()); },
      /* At the start: everything if names can then be read, else what surrounds the best connected body. */
      begin() {
        const whole = fitting();
        const largest = data.nodes.reduce((best, node) => ((node.size || 0) > (best.size || 0) ? node : best), data.nodes[0]);
        if (whole && whole.scale < READABLE) show({ position: network.getPosition(largest.id), scale: READABLE });
        else show(whole);
      },
      zoom(factor) { network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: moving() }); },
      centre(ids, shift) {
        const spots = ids.map((id) => network.getPosition(id));
        const mean = (axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;
        network.moveTo({
          position: { x: mean("x"), y: mean("y") }, scale: Math.max(network.getScale(), 0.8), offset: { x: 0, y: shift }, animation: moving(),
        });
      },
      /* Where a node stands in the window, for whoever drives the page from outside. */
      positionOf(id) {
        const frame = container.getBoundingClientRect();
        const at = network.canvasToDOM(network.getPosition(id));
        return { x: frame.left + at.x, y: frame.top + at.y };
      },
    };
  }

  window.clusterGraph = Object.assign(window.clusterGraph || {}, { makeDrawing: makeDrawing, readTheme: readTheme });
})();
