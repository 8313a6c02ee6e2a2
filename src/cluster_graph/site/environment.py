"""How templates become pages: the Jinja2 environment, the frame around every page, and its security policy.

Takes the name of a template, a :class:`Frame` and the page's own values; gives the HTML text. Autoescape is
always on and an undefined name is an error: text of the data can only ever come out as text. Writes no file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cluster_graph import formats
from cluster_graph.problems import Words
from cluster_graph.site.design import RELATION_LINES, SECTOR_MARKS, relation_line, sector_mark
from cluster_graph.site.script_data import fingerprint, inline_asset, json_for_script

FOLDER = Path(__file__).resolve().parent
STATIC = FOLDER / "static"
Text = Words | str


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """A page of the site in the header: ``href`` relative to the site's folder (``coverage.html``)."""

    id: str
    label: Words
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: whose it is, as of when, where it hangs in the site.

    ``root``: the way from the page to the site's folder (empty, or ``../../``). ``here``: the id of the
    navigation link that is this page. ``contact``: a mail address, an http(s) address, or words.
    ``official``: whether the publisher is the body that the cluster is about. ``known_by``: set where the pages hold
    only what was known by that day.
    """

    title: Words
    site_title: Words
    publisher: str
    as_of: date
    licence: str
    contact: str = ""
    root: str = ""
    here: str = ""
    navigation: tuple[NavigationLink, ...] = ()
    official: bool = False
    known_by: date | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A script or stylesheet of our own: its file name in the site's ``static/`` folder, and its text."""

    name: str
    text: str


def asset(name: str) -> Asset:
    """One of the files of ``static/``."""
    return Asset(name, (STATIC / name).read_text(encoding="utf-8"))


def static_assets() -> tuple[Asset, ...]:
    """All files of our own that a site needs in its ``static/`` folder, sorted by name."""
    return tuple(asset(path.name) for path in sorted(STATIC.iterdir()) if path.suffix in (".css", ".js"))


@cache
def environment() -> Environment:
    """The environment of all templates."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        both=both,
        both_attributes=both_attributes,
        web_address=web_address,
        json_for_script=json_for_script,
        bilingual=formats.bilingual,
        day_words=formats.day_words,
        plain_day_words=formats.plain_day_words,
        period_words=formats.period_words,
        money_words=formats.money_words,
        sector_mark=sector_mark,
        relation_line=relation_line,
        sector_marks=SECTOR_MARKS,
        relation_lines=RELATION_LINES,
        words=Words,
    )
    return made


def render_page(
    template: str,
    frame: Frame,
    *,
    single_file: bool = False,
    styles: Sequence[Asset] = (),
    scripts: Sequence[Asset] = (),
    **values: object,
) -> str:
    """One page. ``styles`` and ``scripts`` come after those of every page, in this order.

    ``single_file``: everything stands in the page itself and its policy allows exactly that; otherwise the
    page asks for ``static/NAME`` beside it, which also works from a disk.
    """
    all_styles = [asset("site.css"), *styles]
    all_scripts = [asset("site.js"), *scripts]
    boot = inline_asset(asset("boot.js").text)
    if single_file:
        policy = _policy([boot, *(item.text for item in all_scripts)], [item.text for item in all_styles])
    else:
        policy = _policy([boot], [])
    return environment().get_template(template).render(
        frame=frame,
        single_file=single_file,
        policy=policy,
        boot=boot,
        styles=[_Included(item.name, inline_asset(item.text)) for item in all_styles],
        scripts=[_Included(item.name, inline_asset(item.text)) for item in all_scripts],
        **values,
    )  # fmt: skip


def both(text: Text) -> Markup:
    """A text in both languages, of which the root's ``data-lang`` shows one; equal texts stand once.

    A plain string, and words that are the same in both languages, are taken to be Japanese only if they hold
    Japanese letters: screen readers then read them so.
    """
    if isinstance(text, str):
        text = Words(text, text)
    ja, en = text.ja or text.en, text.en or text.ja
    if ja != en:
        return Markup('<span class="t" lang="ja">{}</span><span class="t" lang="en">{}</span>').format(ja, en)
    return Markup('<span lang="{}">{}</span>').format("ja" if _is_japanese(ja) else "en", ja)


def both_attributes(**texts: Words) -> Markup:
    """Attributes in both languages, ``both_attributes(aria_label=…)``; without scripts Japanese ones."""
    named = {name.replace("_", "-"): text for name, text in texts.items()}
    parts = [Markup('data-both="{}"').format(" ".join(named))]
    for name, text in named.items():
        parts.append(Markup('{0}="{1}" data-{0}-ja="{1}" data-{0}-en="{2}"').format(name, text.ja, text.en))
    return Markup(" ").join(parts)


def web_address(address: str | None) -> str | None:
    """``address`` if it is one of the web (http or https) or none: a link can then never run anything."""
    cleaned = (address or "").strip()
    return cleaned if re.match(r"https?://[^\s/]", cleaned, re.IGNORECASE) else None


@dataclass(frozen=True, slots=True)
class _Included:
    name: str
    markup: Markup


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The Content-Security-Policy: our own scripts and styles, and nothing from elsewhere."""
    own = " ".join(sorted({fingerprint(text) for text in scripts}))
    own_styles = " ".join(sorted({fingerprint(text) for text in styles}))
    script_source = own if styles else f"'self' {own}"
    style_source = own_styles if styles else "'self'"
    return (
        f"default-src 'none'; script-src {script_source}; style-src {style_source}; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def _is_japanese(text: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" for letter in text)
