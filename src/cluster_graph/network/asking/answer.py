"""An answer about the network, in every form in which it leaves the house. Computes no measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_graph.network.asking.asked import GROUPS
from cluster_graph.network.asking.session import Session
from cluster_graph.network.change.series import rank_series
from cluster_graph.network.measuring.catalogue import MEASURES
from cluster_graph.network.measuring.table import MeasureTable
from cluster_graph.network.sectors.mixing import mixing
from cluster_graph.network.spells import spells
from cluster_graph.network.tabular import Table
from cluster_graph.network.writing.codes import shows_sectors, with_sectors
from cluster_graph.network.writing.evidence_ids import node_evidence, tie_evidence
from cluster_graph.network.writing.gexf import gexf
from cluster_graph.network.writing.graphml import graphml
from cluster_graph.network.writing.measure_table import network_json
from cluster_graph.network.writing.nodes_table import nodes_table
from cluster_graph.network.writing.plots.brokerage import plot_brokerage
from cluster_graph.network.writing.plots.mixing import plot_mixing
from cluster_graph.network.writing.plots.picture import Picture
from cluster_graph.network.writing.plots.ranks import plot_ranks
from cluster_graph.network.writing.table import table_csv, tables_json, tables_text, to_pandas
from cluster_graph.problems import InputError, Words

if TYPE_CHECKING:
    import pandas

FORMS = ("table", "csv", "json", "graphml", "gexf", "svg", "png")


@dataclass(frozen=True, slots=True)
class Answer:
    """``nodes``: the measures of the nodes, where these are asked for; ``tables``: all else, in the order of reading."""

    session: Session
    nodes: MeasureTable | None
    tables: tuple[Table, ...]

    def write(self, form: str, lang: str = "en") -> str | bytes:
        """The answer in one of :data:`FORMS`.

        Raises :class:`~cluster_graph.problems.InputError` where the answer has no such form, or an extra is missing.
        """
        forms: Mapping[str, Callable[[str], str | bytes]] = {
            "table": self.to_text,
            "csv": self.to_csv,
            "json": self.to_json,
            "graphml": self.to_graphml,
            "gexf": self.to_gexf,
            "svg": lambda lang: self.picture(lang).to_svg(),
            "png": lambda lang: self.picture(lang).to_png(),
        }
        return forms[form](lang)

    def to_text(self, lang: str = "en") -> str:
        """For a terminal: one table below the other, each with its sentence and notes, none of them said twice."""
        tables = [
            with_sectors(table, self.session.sectors) if shows_sectors(table) else table
            for table in self.tables
        ]
        if self.nodes is None:
            return tables_text(tables, lang)
        nodes = self.nodes.to_text(lang)
        return "\n".join([nodes, *([tables_text(tables, lang, nodes)] if tables else [])])

    def to_csv(self, lang: str = "en") -> str:
        """The table that is asked for; of a group of several the one of the group's name."""
        return table_csv(self._one_table(), lang)

    def to_pandas(self, lang: str = "en") -> pandas.DataFrame:
        """The same table as :meth:`to_csv` as a DataFrame, a column each key; what is not defined is ``pandas.NA``.

        Raises :class:`~cluster_graph.problems.InputError` where pandas (the extra ``pandas``) is not installed.
        """
        return to_pandas(self._one_table(), lang)

    def to_json(self, lang: str = "en") -> str:
        """Nodes and edges, where the measures of nodes are asked for, and what there is beside them; else the tables."""
        return tables_json(self.tables) if self.nodes is None else network_json(self.nodes, lang, self.tables)

    def to_graphml(self, lang: str = "en") -> str:
        """The network with its measures and evidence as GraphML."""
        nodes = self._network("graphml")
        return graphml(nodes, lang, *self._evidence(nodes))

    def to_gexf(self, lang: str = "en") -> str:
        """The network with its measures, evidence, and the days of its nodes and ties as GEXF."""
        nodes = self._network("gexf")
        return gexf(nodes, spells(self.session.records, nodes.projection), lang, *self._evidence(nodes))

    def picture(self, lang: str = "en") -> Picture:
        """The plot that belongs to the answer: ranks over years, mixing of sectors, or brokerage."""
        by_name = {table.name: table for table in self.tables}
        if "nodes_by_year" in by_name:
            table = by_name["nodes_by_year"]
            measure = next(column.key for column in table.columns if column.key in MEASURES)
            series = rank_series(table, measure)
            return plot_ranks(series, MEASURES[measure].heading, table.sentence, lang, table.notes)
        if "mixing" in by_name:
            table = by_name["mixing"]
            found = mixing(self.session.projection, self.session.sectors)
            return plot_mixing(found, table.sentence, lang, table.notes)
        if "brokerage" in by_name:
            return plot_brokerage(by_name["brokerage"], lang)
        raise InputError(
            Words(
                "図（svg・png）は --by-year（順位の推移）、--table mixing（セクター間のつながり）、"
                "--table brokerage（仲介）にあります。",
                "there are pictures (svg, png) of --by-year (ranks over the years), --table mixing (ties between "
                "sectors) and --table brokerage.",
            )
        )

    def _network(self, form: str) -> MeasureTable:
        if self.nodes is None:
            raise InputError(
                Words(
                    f"{form} はネットワークそのものの形式です。表 nodes を一つの日又は期間について求めてください。",
                    f"{form} holds a network: ask for the table nodes, on one day or over one period.",
                )
            )
        return self.nodes

    def _evidence(
        self, nodes: MeasureTable
    ) -> tuple[Mapping[str, tuple[str, ...]], Mapping[tuple[str, ...], tuple[str, ...]]]:
        evidence = self.session.evidence
        return node_evidence(nodes.projection, evidence), tie_evidence(nodes.projection, evidence)

    def _one_table(self) -> Table:
        if self.nodes is not None:
            return nodes_table(self.nodes, self._evidence(self.nodes)[0])
        wanted = self.session.asked.table
        by_name = {table.name: table for table in self.tables}
        if wanted in by_name:
            return by_name[wanted]
        if wanted in GROUPS and len(by_name) > 1 and wanted != "nodes":
            names = ", ".join(by_name)
            raise InputError(
                Words(
                    f"ここには表を一つだけ書けます。--table に {names} のどれかを指定してください。",
                    f"there is room for one table here; name with --table one of {names}.",
                )
            )
        return self.tables[0]
