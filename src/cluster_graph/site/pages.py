"""The whole site as files: which pages there are, and what frame stands around them.

Takes an engine; gives each file's content by its path. Writes nothing; the same graph gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from cluster_graph.formats import bilingual
from cluster_graph.problems import Words
from cluster_graph.site.coverage_page import CoverageView, LapseView, WorkView, coverage_view
from cluster_graph.site.environment import Frame, NavigationLink, asset, render_page, static_assets
from cluster_graph.site.index_page import index_view
from cluster_graph.site.knowledge import PAGE_PATHS, Knowledge, load_knowledge
from cluster_graph.site.neighbours import neighbours
from cluster_graph.site.network_page import network_assets, render_network
from cluster_graph.site.thing_pages import thing_page
from cluster_graph.site.things import Thing
from cluster_graph.site.view_data import network_view
from cluster_graph.store.engine import Engine

SITE_MARKER = "cluster-graph-site.txt"
_MARKER_TEXT = "The pages of a cluster, written by cluster-graph. Open index.html.\n"
NAVIGATION = (
    NavigationLink("index", Words("概要", "Overview"), "index.html"),
    NavigationLink("network", Words("ネットワーク", "Network"), "network.html"),
    NavigationLink("coverage", Words("協定の裏付け", "Coverage"), "coverage.html"),
)


def site_files(engine: Engine) -> dict[str, str | bytes]:
    """All files of the site: their content by path relative to its folder."""
    knowledge = load_knowledge(engine)
    coverage = coverage_view(engine, knowledge)
    files: dict[str, str | bytes] = {
        SITE_MARKER: _MARKER_TEXT,
        "index.html": _index(knowledge, coverage),
        "network.html": _network(engine, knowledge),
        "coverage.html": _coverage(knowledge, coverage),
    }
    told = _told(coverage)
    for thing in knowledge.all_of(*PAGE_PATHS):
        files[f"{thing.path}/{thing.id}/index.html"] = _thing(knowledge, coverage, told, thing)
    for item in (*static_assets(), *network_assets()):
        files[f"static/{item.name}"] = item.text
    return files


def single_network_page(engine: Engine, on: date | None = None) -> str:
    """The network page alone, whole in itself, on a date (that of the cluster, if none is given)."""
    return render_network(network_view(engine, load_knowledge(engine), on))


def _frame(knowledge: Knowledge, title: Words, here: str = "", root: str = "") -> Frame:
    info = knowledge.info
    return Frame(
        title,
        info.title,
        info.publisher,
        info.as_of,
        info.licence,
        info.contact,
        root,
        here,
        NAVIGATION,
        known_by=info.known_by,
    )


def _index(knowledge: Knowledge, coverage: CoverageView) -> str:
    return render_page(
        "pages/index.html",
        _frame(knowledge, knowledge.info.title, "index"),
        styles=[asset("pages.css")],
        scripts=[asset("fold.js"), asset("search.js")],
        view=index_view(knowledge, coverage),
        contact=bilingual(knowledge.info.contact),
    )


def _network(engine: Engine, knowledge: Knowledge) -> str:
    frame = _frame(knowledge, Words("ネットワーク", "Network"), "network")
    return render_network(network_view(engine, knowledge), single_file=False, frame=frame)


def _coverage(knowledge: Knowledge, coverage: CoverageView) -> str:
    title = Words("協定の裏付け", "Coverage by agreements")
    return render_page(
        "pages/coverage.html",
        _frame(knowledge, title, "coverage"),
        styles=[asset("pages.css"), asset("coverage.css")],
        scripts=[asset("fold.js"), asset("coverage.js"), asset("timeline.js")],
        view=coverage,
    )


def _thing(knowledge: Knowledge, coverage: CoverageView, told: _Told, thing: Thing) -> str:
    page = thing_page(knowledge, thing)
    return render_page(
        "pages/thing.html",
        _frame(knowledge, page.name, root="../../"),
        styles=[asset("pages.css")],
        page=page,
        neighbours=neighbours(knowledge, thing),
        work=told.works.get(thing.iri),
        lapse=told.lapses.get(thing.iri),
        relying=told.relying.get(knowledge.href(thing), []),
        coverage=coverage,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What coverage tells of a thing, by its IRI; ``relying``: by the page of the agreement."""

    works: dict[str, WorkView]
    lapses: dict[str, LapseView]
    relying: dict[str | None, list[WorkView]]


def _told(coverage: CoverageView) -> _Told:
    relying: dict[str | None, list[WorkView]] = defaultdict(list)
    for work in coverage.works:
        for page in sorted({found.href or "" for span in work.now for found in span.agreements}):
            relying[page].append(work)
    return _Told(
        {work.thing.iri: work for work in coverage.works},
        {lapse.thing.iri: lapse for lapse in coverage.lapses},
        relying,
    )
