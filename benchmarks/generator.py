"""Made-up clusters of any size, shaped like a real one: the same rows for the same number and seed.

Writes a folder of tables with so many rows in all. Shares of the tables, second witnesses, vague dates and the length
of quotes are those of the tables of Yamagata; names and words are drawn from a few Japanese ones. Every cluster is
without errors; about one row in a hundred earns a warning, as real ones do.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cluster_graph.tables.rows import TABLES, columns_of

Row = dict[str, str]
BASE = "https://example.org/made-up/"
SETTINGS = f"""id = "made-up"
base = "{BASE}"
title = {{ ja = "作りもののクラスター", en = "Made-up cluster" }}
publisher = "作りもの"
contact = "nobody"
licence = "CC0-1.0"
fiscal_year_starts = "04-01"
as_of = "2018-08-28"
complete = []
prefer = []
schema = 1
"""
# Rows of a hundred, as in the tables of Yamagata; what is left over goes to signatures.
SHARES = {
    "sources": 1,
    "organizations": 14,
    "posts": 4,
    "agreements": 7,
    "memberships": 12,
    "collaborations": 8,
    "participations": 16,
    "programmes": 4,
    "meetings": 3,
    "funding": 5,
    "figures": 4,
    "statements": 5,
    "changes": 1,
}
SECOND_WITNESS = 0.06
WITH_NOTE = 0.3
WITHOUT_SCOPE = 0.03

PLACES = ("山形", "鶴岡", "米沢", "酒田", "庄内", "新庄", "天童", "東根", "寒河江", "長井", "尾花沢", "村山")
TRADES = ("食品", "醸造", "精密", "化学", "製薬", "繊維", "農産", "電子", "分析", "環境", "素材", "医療")
BODIES = ("株式会社", "研究所", "大学", "組合", "財団", "病院", "センター", "工業")
WORDS = (
    "バイオ技術を核とした", "県内企業と連携し", "共同研究を推進する", "人材の育成を図る", "研究成果の普及に努める",
    "メタボローム解析による", "健康長寿社会の実現に向け", "新たな産業の創出を目指し", "地域の雇用を拡大する",
    "平成29年度の実績について", "平成30年度の取組について", "三者による協定に基づき", "助成を行う",
    "がん研究に係る取組", "製品開発を支援する", "関係機関が一体となり", "取組の進捗を確認した", "協議会を開催した",
)  # fmt: skip
ENGLISH = (
    "joint research with companies of the prefecture", "support of education and research", "as told in the report",
    "the day of signing is not stated", "no partner is named", "the heading alone names the institute",
)  # fmt: skip
KINDS = (
    ("company", "company", 50), ("university", "university", 8), ("research-institute", "university", 5),
    ("research-institute", "public-research", 8), ("city", "government", 4), ("prefecture", "government", 1),
    ("foundation", "foundation", 6), ("hospital", "other", 4), ("bank", "finance", 2), ("council", "", 6),
    ("committee", "", 4), ("consortium", "", 2), ("department", "government", 6), ("division", "government", 6),
    ("research-lab", "university", 8),
)  # fmt: skip
UNITS = ("department", "division", "research-lab")
COUNCILS = ("council", "committee", "consortium")


def era(year: int) -> int:
    """The year within its era; fiscal year 2019 is the first of Reiwa."""
    return year - 1988 if year < 2019 else year - 2018


class Generator:
    """Makes the rows of one cluster, table by table; later tables point at the ids of earlier ones."""

    def __init__(self, rows: int, seed: int = 1) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.count = {table: max(2, rows * share // 100) for table, share in SHARES.items()}
        self.count["codes"] = 14
        self.count["signatures"] = max(2, rows - sum(self.count.values()))
        self.ids: dict[str, list[str]] = {table: [] for table in TABLES}
        self.actors: list[str] = []
        self.councils: list[str] = []
        self.pairs: set[tuple[str, str]] = set()

    def some(self, choices: Iterable[str], number: int) -> str:
        """A few of the words, one after the other."""
        return "、".join(self.random.choices(tuple(choices), k=number))

    def year(self) -> int:
        return self.random.randint(2001, 2018)

    def day(self) -> str:
        """A day as people write it: EDTF, an era, or only a month."""
        year, month, day = self.year(), self.random.randint(1, 12), self.random.randint(1, 28)
        forms = (
            f"{year}-{month:02}-{day:02}",
            f"平成{year - 1988}年{month}月{day}日",
            f"H{year - 1988}.{month}.{day}",
            f"{year}-{month:02}",
        )
        return self.random.choices(forms, (6, 3, 1, 1))[0]

    def period(self) -> str:
        """A period, exact, vague or open."""
        year = self.year()
        length = self.random.randint(1, 5)
        day = f"{year}-{self.random.randint(1, 12):02}-01"
        forms = (
            f"FY{year}/FY{year + length}",
            f"平成{year - 1988}年度/{'平成' if year + length < 2019 else '令和'}{era(year + length)}年度",
            f"{day}/{year + length}-03-31",
            f"[FY{year}]/",
            f"{day}/..",
            f"[{day}..{year + 1}-03-31]/[FY{year + length}]",
        )
        return self.random.choices(forms, (4, 2, 3, 2, 2, 1))[0]

    def perhaps(self, chance: float, make: Callable[[], str]) -> str:
        return make() if self.random.random() < chance else ""

    def name(self) -> str:
        choose = self.random.choice
        return f"{choose(PLACES)}{choose(TRADES)}{choose(BODIES)}"

    def one_of(self, table: str) -> str:
        return self.random.choice(self.ids[table])

    def earlier(self, table: str) -> str:
        """A thing of the table that is being made, so that parts and successions make no circle."""
        return self.one_of(table) if self.ids[table] else ""

    def body(self) -> str:
        """An organization that is no council or, at times, a post; a few bodies are in many things."""
        if self.random.random() < 0.1:
            return self.one_of("posts")
        place = int(len(self.actors) * self.random.random() ** 2)
        return self.actors[place]

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, some of them followed by a second witness."""
        made = 0
        make = getattr(self, f"_{table}", None)
        wanted = self.count.get(table, 0)
        while made < wanted and make is not None:
            row = make(made)
            if table not in ("sources", "codes"):
                row |= self._evidence()
            if row.get("id"):
                self.ids[table].append(row["id"])
            yield row
            made += 1
            witnessed = table not in ("sources", "codes", "meetings") and made < wanted
            if witnessed and self.random.random() < SECOND_WITNESS:
                yield self._again(row)
                made += 1

    def _evidence(self) -> Row:
        locator = f"L{self.random.randint(1, 99)} S{self.random.randint(1, 99)}"
        quote = " … ".join(
            self.some(WORDS, self.random.randint(1, 2)) for _ in range(self.random.choice((1, 1, 2, 3)))
        )
        return {
            "source": self.one_of("sources"),
            "quote": quote,
            "locator": locator,
            "certainty": self.random.choices(("stated", "layout", ""), (7, 2, 1))[0],
            "note": self.perhaps(WITH_NOTE, lambda: f"{self.some(WORDS, 3)} / {self.some(ENGLISH, 2)}"),
        }

    def _again(self, row: Row) -> Row:
        """The same thing as another source tells it: another passage, perhaps another name."""
        again = {**row, **self._evidence()}
        while again["source"] == row["source"]:
            again["source"] = self.one_of("sources")
        if again.get("name_en"):
            again["name_en"] = ""
        if again.get("name_ja") and self.random.random() < 0.3:
            again["name_ja"] += "（別称）"
        return again

    def _sources(self, number: int) -> Row:
        return {
            "id": f"source-{number}",
            "title_ja": f"{self.some(WORDS, 1)}資料{number}",
            "title_en": self.perhaps(0.5, lambda: f"Document {number} on {self.some(ENGLISH, 1)}"),
            "publisher": self.name(),
            "issued": self.day(),
            "retrieved": "2018-08-28",
            "url": f"https://example.org/documents/{number}.pdf",
            "language": self.random.choices(("ja", "en"), (9, 1))[0],
        }

    def _organizations(self, number: int) -> Row:
        kind, sector, _ = self.random.choices(KINDS, [weight for _, _, weight in KINDS])[0]
        if number < 3:
            kind, sector = ("company", "company") if number else ("council", "")
        identifier = f"{kind}-{number}"
        (self.councils if kind in COUNCILS else self.actors).append(identifier)
        whole = self.random.choice(self.actors) if kind in UNITS and self.actors else ""
        return {
            "id": identifier,
            "name_ja": f"{self.name()}{number}",
            "name_en": self.perhaps(0.7, lambda: f"Made-up body {number}"),
            "other_names": self.perhaps(0.1, lambda: f"旧{self.name()}；{self.name()}"),
            "kind": kind,
            "sector": sector,
            "part_of": whole if whole != identifier else "",
            "names_not_all": "yes" if kind in COUNCILS and self.random.random() < 0.5 else "",
            "website": self.perhaps(0.4, lambda: f"https://example.org/bodies/{number}"),
            "period": self.perhaps(0.1, lambda: f"{self.random.randint(1950, 2000)}/"),
        }

    def _posts(self, number: int) -> Row:
        organization = self.random.choice(self.actors)
        return {"id": f"post-{number}", "name_ja": f"{self.name()}長{number}", "organization": organization}

    def _agreements(self, number: int) -> Row:
        scope = self.random.choices(("*", "kind:joint-research", f"theme:theme-{number % 7}"), (1, 4, 4))[0]
        return {
            "id": f"agreement-{number}",
            "name_ja": f"{self.name()}との{self.some(WORDS, 1)}協定{number}",
            "name_en": self.perhaps(0.7, lambda: f"Agreement {number} on {self.some(ENGLISH, 1)}"),
            "kind": self.random.choice(("framework", "joint-research", "support", "cooperation")),
            "covers": "" if self.random.random() < WITHOUT_SCOPE else scope,
            "succeeds": self.perhaps(0.05, lambda: self.earlier("agreements")),
            "signed_on": self.perhaps(0.6, self.day),
            "period": self.perhaps(0.8, lambda: f"FY{self.year()}/FY2024"),
            "renewal": self.perhaps(0.2, lambda: "automatic"),
            "notice_months": self.perhaps(0.1, lambda: "3"),
        }

    def _pair(self, wholes: list[str], number: int, each: int) -> tuple[str, str]:
        """Something and a body that is not in it yet; ``each`` bodies to a thing, where there are enough."""
        whole = wholes[number // each % len(wholes)]
        body = self.body()
        while (whole, body) in self.pairs or whole == body:
            whole, body = self.random.choice(wholes), self.body()
        self.pairs.add((whole, body))
        return whole, body

    def _signatures(self, number: int) -> Row:
        agreement, party = self._pair(self.ids["agreements"], number, 3)
        return {"agreement": agreement, "party": party, "role": "party"}

    def _memberships(self, number: int) -> Row:
        dated = self.random.random()
        council, member = self._pair(self.councils, number, 6)
        return {
            "council": council,
            "member": member,
            "role": self.random.choices(("member", "chair", "secretariat"), (8, 1, 1))[0],
            "period": self.period() if dated < 0.3 else "",
            "attested": f"FY{self.year()}" if dated > 0.7 else "",
        }

    def _collaborations(self, number: int) -> Row:
        dated = self.random.random()
        return {
            "id": f"collaboration-{number}",
            "name_ja": f"{self.some(WORDS, 1)}{self.name()}との共同研究{number}",
            "name_en": self.perhaps(0.7, lambda: f"Collaboration {number}: {self.some(ENGLISH, 1)}"),
            "kind": self.random.choice(
                ("joint-research", "research-support", "education", "commercialization")
            ),
            "theme": f"theme-{number % 7}",
            "governed_by": self.perhaps(0.4, lambda: self.one_of("agreements")),
            "part_of": self.perhaps(0.1, lambda: self.earlier("collaborations")),
            "names_not_all": self.perhaps(0.5, lambda: "yes"),
            "count": self.perhaps(0.1, lambda: str(self.random.randint(2, 20))),
            "period": self.period() if dated < 0.4 else "",
            "attested": f"[FY{self.year()}]" if dated > 0.7 else "",
        }

    def _participations(self, number: int) -> Row:
        collaboration, participant = self._pair(self.ids["collaborations"], number, 2)
        return {
            "collaboration": collaboration,
            "participant": participant,
            "role": self.random.choices(("participant", "lead", "host"), (6, 3, 1))[0],
            "period": self.perhaps(0.1, self.period),
        }

    def _programmes(self, number: int) -> Row:
        return {
            "id": f"programme-{number}",
            "name_ja": f"{self.some(WORDS, 2)}事業{number}",
            "owner": self.perhaps(0.5, self.body),
            "part_of": self.perhaps(0.7, lambda: self.earlier("programmes")),
            "under": self.perhaps(0.2, lambda: self.one_of("agreements")),
            "number": str(number % 9 + 1),
            "attested": self.perhaps(0.6, lambda: "FY2017;FY2018"),
        }

    def _meetings(self, number: int) -> Row:
        return {
            "id": f"meeting-{number}",
            "council": self.random.choice(self.councils),
            "held_on": self.day(),
            "status": "held",
        }

    def _funding(self, number: int) -> Row:
        return {
            "id": f"funding-{number}",
            "funder": self.perhaps(0.5, self.body),
            "recipient": self.perhaps(0.5, self.body),
            "purpose": self.one_of("programmes"),
            "kind": self.random.choice(("subsidy", "grant", "commission")),
            "amount_jpy": f"{self.random.randint(1, 500_000)}000",
            "precision": "1000",
            "period": f"FY{self.year()}",
            "status": self.random.choice(("budget", "actual")),
        }

    def _figures(self, number: int) -> Row:
        return {
            "id": f"figure-{number}",
            "about": self.one_of("programmes"),
            "measure": f"measure-{number % 7}",
            "value": str(self.random.randint(1, 5000)),
            "unit": "件",
            "qualifier": self.random.choices(("exact", "about", "at-least"), (8, 1, 1))[0],
            "period": f"FY{self.year()}",
        }

    def _statements(self, number: int) -> Row:
        return {
            "id": f"statement-{number}",
            "about": self.random.choice((self.one_of("programmes"), self.one_of("organizations"))),
            "aspect": self.random.choice(("purpose", "task", "scope", "activity")),
            "text_ja": self.some(WORDS, 3),
            "text_en": self.perhaps(0.6, lambda: self.some(ENGLISH, 2)),
        }

    def _changes(self, number: int) -> Row:
        return {
            "id": f"change-{number}",
            "kind": "founded",
            "after": self.one_of("organizations"),
            "on": self.day(),
        }

    def _codes(self, number: int) -> Row:
        scheme = "theme" if number < 7 else "measure"
        return {
            "scheme": scheme,
            "notation": f"{scheme}-{number % 7}",
            "label_ja": f"区分{number}",
            "label_en": f"code {number}",
        }


def write_made_up_cluster(folder: Path, rows: int, seed: int = 1) -> Path:
    """The folder of a made-up cluster with so many rows in all its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cluster.toml").write_text(SETTINGS, encoding="utf-8")
    generator = Generator(rows, seed)
    for table in TABLES:
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns_of(TABLES[table])), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(generator.rows(table))
    return folder
