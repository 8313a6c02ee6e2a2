"""Which files a build writes of a graph and of its tables: their names, what they are, and where their content is from.

Takes the graph as blocks, and the tables; a file's content is made when it is asked for. Writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from cluster_graph.graph.canonical import trig
from cluster_graph.graph.publication.full_terms import held_blocks
from cluster_graph.graph.publication.json_ld import json_ld
from cluster_graph.graph.publication.kinds import (
    CSV,
    JSON_LD,
    N_QUADS,
    TOML,
    TRIG,
    TURTLE,
    XLSX,
    PublishedFile,
)
from cluster_graph.graph.publication.rdf_files import SortedQuads, held_turtle
from cluster_graph.graph.publication.table_files import known_conflicts_csv, published_csv, settings_toml
from cluster_graph.graph.publication.workbook_file import workbook
from cluster_graph.graph.terms import Block
from cluster_graph.problems import Words
from cluster_graph.resources import resource
from cluster_graph.tables.files import ClusterTables
from cluster_graph.tables.known_conflicts import FILE_NAME as KNOWN_CONFLICTS
from cluster_graph.tables.rows import TABLES
from cluster_graph.tables.settings import FILE_NAME as SETTINGS

WORKBOOK = "tables.xlsx"


def graph_files(graph: Iterable[Block], quads: SortedQuads, base: str) -> Iterator[PublishedFile]:
    """The graph in four formats. ``quads``: its quads, which are counted when they are written."""
    yield PublishedFile(
        "graph.trig",
        TRIG,
        Words("グラフ全体（TriG）", "The whole graph (TriG)"),
        Words(
            "事実と、出典ごとの記述と、分類。問い合わせ、図、点検のすべてがこの一つで足りる。",
            "The facts, what each source states, and the classification; all that queries, views and checks need.",
        ),
        lambda: trig(graph),
    )
    yield PublishedFile(
        "graph.nq",
        N_QUADS,
        Words("グラフ全体、1行に1件（N-Quads）", "The whole graph, a quad a line (N-Quads)"),
        Words(
            "TriG と同じ内容。並べ替え済みで、データベースへの一括取込みや版の比較に向く。",
            "The same as the TriG, sorted; for bulk loading and for comparing versions line by line.",
        ),
        lambda: quads,
    )
    yield PublishedFile(
        "graph.ttl",
        TURTLE,
        Words("事実のみ（Turtle）", "The facts alone (Turtle)"),
        Words(
            "名前付きグラフを扱わない道具のための、事実と短い引用。",
            "The facts with their short quotations, for tools that take no named graphs.",
        ),
        lambda: held_turtle(graph),
    )
    yield PublishedFile(
        "graph.jsonld",
        JSON_LD,
        Words("事実のみ（JSON-LD）", "The facts alone (JSON-LD)"),
        Words(
            "Turtle と同じ内容。もの一つが一項目の JSON で、RDF を使わないプログラムからも読める。",
            "The same as the Turtle, as JSON with an entry a thing, for programs that know no RDF.",
        ),
        lambda: json_ld(held_blocks(graph), context_document(), base),
    )


def table_files(tables: ClusterTables, conflicts: Iterable[tuple[str, str]]) -> Iterator[PublishedFile]:
    """The tables as a folder of tables. ``conflicts``: those of their sources, by id and column."""
    yield PublishedFile(
        f"csv/{SETTINGS}",
        TOML,
        Words("クラスターの設定", "The settings of the cluster"),
        Words(
            "これがあるので、フォルダ csv はそのまま表のフォルダとして使える。",
            "With it the folder csv is a folder of tables again.",
        ),
        lambda: [settings_toml(tables.settings)],
    )
    for table, row_class in TABLES.items():
        heading = row_class.heading
        yield PublishedFile(
            f"csv/{table}.csv",
            CSV,
            Words(f"表「{heading.ja}」（CSV）", f"The table {heading.en} (CSV)"),
            Words(
                f"「{heading.ja}」の公開する行すべて。UTF-8、見出し1行。",
                f"All published rows of {heading.en}; UTF-8, one header row.",
            ),
            partial(published_csv, tables, table),
        )
    yield PublishedFile(
        f"csv/{KNOWN_CONFLICTS}",
        CSV,
        Words("出典の食い違いの説明（CSV）", "Known conflicts of sources (CSV)"),
        Words(
            "出典どうしが食い違うもののうち、理由が分かっているもの。",
            "Why sources disagree, where that is known.",
        ),
        lambda: [known_conflicts_csv(tables, conflicts)],
    )


def workbook_file(tables: ClusterTables) -> PublishedFile:
    """The tables as one workbook."""
    return PublishedFile(
        WORKBOOK,
        XLSX,
        Words("すべての表（Excel）", "All tables (Excel)"),
        Words(
            "公開する行すべてを、表ごとのシートに。使い方の説明と選択肢付き。",
            "All published rows, a sheet a table, with a guide and drop-downs.",
        ),
        lambda: [workbook(tables)],
    )


def context_document() -> dict[str, Any]:
    """The JSON-LD context that comes with the program."""
    text = resource("ontology", "context.jsonld").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document
