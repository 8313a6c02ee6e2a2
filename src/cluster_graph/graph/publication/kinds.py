"""The files of a build by their kinds: what catalogues call each format, and what a file holds in words.

Takes nothing and writes nothing; the names here are those of the registries that DCAT refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cluster_graph.problems import Words

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A format: its media type, its code in the file types of the EU's authority tables, and where it is defined."""

    media_type: str
    file_type: str
    standard: str = ""

    @property
    def media_type_iri(self) -> str:
        """The media type's address at IANA."""
        return f"{_MEDIA_TYPES}{self.media_type}"

    @property
    def file_type_iri(self) -> str:
        """The format's address in the authority table."""
        return f"{_FILE_TYPES}{self.file_type}"


TRIG = FileKind("application/trig", "RDF_TRIG", "http://www.w3.org/TR/trig/")
N_QUADS = FileKind("application/n-quads", "RDF_N_QUADS", "http://www.w3.org/TR/n-quads/")
TURTLE = FileKind("text/turtle", "RDF_TURTLE", "http://www.w3.org/TR/turtle/")
JSON_LD = FileKind("application/ld+json", "JSON_LD", "http://www.w3.org/TR/json-ld11/")
CSV = FileKind("text/csv", "CSV", "https://www.rfc-editor.org/info/rfc4180")
TOML = FileKind("application/toml", "TXT", "https://toml.io/en/v1.0.0")
XLSX = FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file to be written: its path below the folder, its kind, what it is, and its content, made when asked for.

    ``about``: for what it is good, in a sentence.
    """

    name: str
    kind: FileKind
    title: Words
    about: Words
    content: Callable[[], Iterable[str | bytes]]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it was written: its size in bytes and its SHA-256."""

    name: str
    kind: FileKind
    title: Words
    about: Words
    size: int
    digest: str
