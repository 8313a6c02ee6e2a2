"""What a column is: its headings, the kind of its cells, and what it says in RDF. Reads no cell.

A :class:`Column` stands as an annotation on a field of a row class in :mod:`rows`; reading, messages, the RDF
mapping and the documentation of the columns all come from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cluster_graph.problems import Words

ANY_THING = "*"


class Kind(StrEnum):
    """The kinds of cells; each has one reader in :mod:`cells` and one writer in the graph."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    REFERENCE = "reference"
    CODE = "code"
    OWN_CODE = "own code"
    SCOPE = "scope"
    POINT = "point"
    PERIOD = "period"
    ATTESTED = "attested"
    DAY = "day"
    NUMBER = "number"
    WHOLE_NUMBER = "whole number"
    FLAG = "flag"
    URL = "url"
    CORPORATE_NUMBER = "corporate number"
    LOCAL_GOVERNMENT_CODE = "local government code"
    WIKIDATA = "wikidata"
    ROR = "ror"


DATED = frozenset({Kind.POINT, Kind.PERIOD, Kind.ATTESTED, Kind.DAY})
"""Kinds whose cells are read by the cluster's calendar."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``heading``: what people call it. ``kind``: what its cells hold. ``says``: the IRI of the RDF property, or
    ``None`` where the mapping is not one triple a value (dates, evidence). ``assigned``: no passage states it, it
    is our classification. ``many``: several values separated by ``;``. ``tables``: for references, the tables
    whose ids may stand here (``*``: any). ``scheme``: for codes, the code list; ``only``: the part of it allowed
    here. ``lang``: the language of a text. ``flag``: which of yes and no says something; the other is as empty.
    """

    heading: Words
    kind: Kind = Kind.TEXT
    says: str | None = None
    assigned: bool = False
    many: bool = False
    tables: tuple[str, ...] = ()
    scheme: str | None = None
    only: tuple[str, ...] = ()
    lang: str | None = None
    datatype: str | None = None
    flag: bool = True
    is_name: bool = False
