"""The codebook of the exported columns."""

from __future__ import annotations

from cluster_graph.network.tabular import Column, Table
from cluster_graph.network.writing.codebook import codebook, codebook_markdown
from cluster_graph.problems import Words


def table(name: str, *keys: str) -> Table:
    columns = tuple(
        Column(key, Words(key, key), Words(f"{key}|意味。\n", f"{key}|meaning.\n")) for key in keys
    )
    return Table(name, Words(name, name), columns, (), Words("文。", "Sentence."))


def test_each_column_of_each_table_has_a_row() -> None:
    found = codebook([table("nodes", "id", "degree"), table("ties", "source")])
    assert [row[:2] for row in found.rows] == [("nodes", "id"), ("nodes", "degree"), ("ties", "source")]
    assert [column.key for column in found.columns] == ["table", "column", "heading", "meaning"]


def test_a_table_given_twice_counts_once_with_the_columns_of_both() -> None:
    found = codebook([table("nodes", "id"), table("ties", "source"), table("nodes", "id", "evidence")])
    assert [row[:2] for row in found.rows] == [("nodes", "id"), ("nodes", "evidence"), ("ties", "source")]


def test_markdown_has_a_table_a_table_and_no_cell_breaks_it() -> None:
    assert codebook_markdown([table("nodes", "id"), table("ties", "p")], "en") == (
        "### `nodes`: nodes\n\n| column | heading | meaning |\n|---|---|---|\n| `id` | id | id\\|meaning. |\n\n"
        "### `ties`: ties\n\n| column | heading | meaning |\n|---|---|---|\n| `p` | p | p\\|meaning. |\n"
    )
    assert "意味" in codebook_markdown([table("nodes", "id")], "ja")


def test_of_no_table_there_is_nothing_to_explain() -> None:
    assert codebook([]).rows == ()
