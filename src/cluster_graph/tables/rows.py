"""One class a table: its fields are the columns, their annotations say what a cell holds and means in RDF.

Reading, messages, the RDF mapping, the workbook and the documentation of columns all come from here. A row class
knows nothing of files and nothing of other rows.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, get_type_hints

from pydantic import TypeAdapter, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from cluster_graph.problems import Words
from cluster_graph.tables.cells import (
    WrittenAttestation,
    WrittenPeriod,
    WrittenPoint,
    dated_reader,
    undated_reader,
)
from cluster_graph.tables.columns import ANY_THING, DATED, Column, Kind
from cluster_graph.vocabulary import CG, DCTERMS, ORG, OWL, SCHEMA, SKOS

_BODY = ("organizations", "posts")
_WORK = ("collaborations", "programmes")


class _ReadColumn(Column):
    """A column that tells pydantic how its cells are read; the type of its field is what comes of it."""

    __slots__ = ()

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        if self.kind not in DATED:
            return core_schema.no_info_plain_validator_function(undated_reader(self))
        read = dated_reader(self)

        def read_with_settings(text: str, info: ValidationInfo) -> Any:
            return read(text, (info.context or {}).get("fiscal_year_starts", (4, 1)))

        return core_schema.with_info_plain_validator_function(read_with_settings)


def _column(ja: str, en: str, kind: Kind = Kind.TEXT, says: object = None, **more: Any) -> Column:
    return _ReadColumn(Words(ja, en), kind, None if says is None else str(says), **more)


def _references(ja: str, en: str, says: object, *tables: str, **more: Any) -> Column:
    return _column(ja, en, Kind.REFERENCE, says, tables=tables, **more)


_ID = _column("ID", "id", Kind.IDENTIFIER)
_NAME_JA = _column("名称", "name (Japanese)", says=SKOS.prefLabel, lang="ja", is_name=True)
_NAME_EN = _column("名称（英語）", "name (English)", says=SKOS.prefLabel, lang="en", is_name=True)
_PERIOD = _column("期間", "period", Kind.PERIOD)
_ATTESTED = _column("資料で確かな時期", "attested", Kind.ATTESTED)
_NAMES_NOT_ALL = _column("ほか（名称の記載なし）", "names not all", Kind.FLAG, CG.namesNotAll)

Identifier = Annotated[str, _ID]
MadeIdentifier = Annotated[str | None, _ID]
NameJa = Annotated[str, _NAME_JA]
OptionalNameJa = Annotated[str | None, _NAME_JA]
NameEn = Annotated[str | None, _NAME_EN]
PeriodCell = Annotated[WrittenPeriod | None, _PERIOD]
AttestedCell = Annotated[WrittenAttestation | None, _ATTESTED]
NamesNotAll = Annotated[bool | None, _NAMES_NOT_ALL]
AssignedRole = Annotated[
    str | None, _column("役割", "role", Kind.CODE, CG.role, scheme="role", assigned=True)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; an empty cell is ``None`` or an empty tuple.

    ``table``: the file's name without ``.csv``. ``path``: the part of the IRI that names the kind of thing.
    ``types``: IRIs of its classes. ``key``: the columns that an empty id is made from. ``required_once``: columns
    that at least one row of a thing must fill; a further witness need not repeat our classification.
    """

    table: ClassVar[str] = ""
    path: ClassVar[str] = ""
    heading: ClassVar[Words] = Words("", "")
    types: ClassVar[tuple[str, ...]] = ()
    key: ClassVar[tuple[str, ...]] = ()
    required_once: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencedRow(Row):
    """A row that names the passage that states it."""

    source: Annotated[str, _references("出典", "source", None, "sources")]
    quote: Annotated[str, _column("該当箇所", "quote")]
    locator: Annotated[str | None, _column("位置", "locator")] = None
    certainty: Annotated[str | None, _column("確かさ", "certainty", Kind.CODE, scheme="certainty")] = None
    note: Annotated[str | None, _column("注記", "note")] = None
    checked_by: Annotated[str | None, _column("確認者", "checked by")] = None
    checked_on: Annotated[date | None, _column("確認日", "checked on", Kind.DAY)] = None
    publish: Annotated[bool | None, _column("公開", "publish", Kind.FLAG, flag=False)] = None


EVIDENCE_COLUMNS = tuple(field.name for field in fields(EvidencedRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Row):
    table, path = "sources", "source"
    heading = Words("出典", "Sources")
    types = (str(CG.Source),)

    id: Identifier
    title_ja: Annotated[str, _column("題名", "title (Japanese)", says=DCTERMS.title, lang="ja")]
    title_en: Annotated[
        str | None, _column("題名（英語）", "title (English)", says=DCTERMS.title, lang="en")
    ] = None
    publisher: Annotated[str | None, _column("発行者", "publisher", says=DCTERMS.publisher)] = None
    issued: Annotated[WrittenPoint | None, _column("発行日", "issued", Kind.POINT, DCTERMS.issued)] = None
    attested: Annotated[WrittenAttestation | None, _column("述べている時期", "speaks of", Kind.ATTESTED)] = (
        None
    )
    retrieved: Annotated[date | None, _column("取得日", "retrieved", Kind.DAY, CG.retrievedOn)] = None
    url: Annotated[str | None, _column("アドレス", "url", Kind.URL, SCHEMA.url)] = None
    language: Annotated[str | None, _column("言語", "language", says=DCTERMS.language)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(EvidencedRow):
    table, path = "organizations", "organization"
    heading = Words("機関", "Organizations")
    types = (str(ORG.Organization),)
    required_once = ("kind",)

    id: Identifier
    name_ja: NameJa
    name_kana: Annotated[str | None, _column("読み", "reading", says=SKOS.altLabel, lang="ja-Hrkt")] = None
    name_en: NameEn = None
    other_names: Annotated[
        tuple[str, ...], _column("別名", "other names", says=SKOS.altLabel, lang="ja", many=True)
    ] = ()
    kind: Annotated[
        str | None,
        _column("種類", "kind", Kind.CODE, ORG.classification, scheme="organization-kind", assigned=True),
    ] = None
    sector: Annotated[
        str | None, _column("セクター", "sector", Kind.CODE, CG.sector, scheme="sector", assigned=True)
    ] = None
    part_of: Annotated[
        str | None, _references("上位の機関", "part of", ORG.subOrganizationOf, "organizations")
    ] = None
    listed_under: Annotated[
        str | None, _references("掲載上の上位", "listed under", CG.listedUnder, "organizations")
    ] = None
    names_not_all: NamesNotAll = None
    corporate_number: Annotated[
        str | None,
        _column(
            "法人番号",
            "corporate number",
            Kind.CORPORATE_NUMBER,
            ORG.identifier,
            datatype=str(CG.corporateNumber),
        ),
    ] = None
    local_government_code: Annotated[
        str | None,
        _column(
            "地方公共団体コード",
            "local government code",
            Kind.LOCAL_GOVERNMENT_CODE,
            ORG.identifier,
            datatype=str(CG.localGovernmentCode),
        ),
    ] = None
    wikidata: Annotated[str | None, _column("ウィキデータ", "Wikidata", Kind.WIKIDATA, SKOS.exactMatch)] = (
        None
    )
    ror: Annotated[str | None, _column("ROR", "ROR", Kind.ROR, SKOS.exactMatch)] = None
    nistep: Annotated[
        str | None, _column("NISTEP ID", "NISTEP id", says=ORG.identifier, datatype=str(CG.nistepId))
    ] = None
    website: Annotated[str | None, _column("ウェブサイト", "website", Kind.URL, SCHEMA.url)] = None
    distinct_from: Annotated[
        tuple[str, ...],
        _references("別の機関", "distinct from", OWL.differentFrom, "organizations", many=True),
    ] = ()
    period: PeriodCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(EvidencedRow):
    table, path = "posts", "post"
    heading = Words("職", "Posts")
    types = (str(ORG.Post),)

    id: Identifier
    name_ja: NameJa
    name_en: NameEn = None
    organization: Annotated[str | None, _references("機関", "organization", ORG.postIn, "organizations")] = (
        None
    )
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(EvidencedRow):
    table, path = "agreements", "agreement"
    heading = Words("協定", "Agreements")
    types = (str(CG.Agreement),)

    id: Identifier
    name_ja: NameJa
    name_en: NameEn = None
    kind: Annotated[
        str | None,
        _column("種別", "kind", Kind.CODE, CG.kind, scheme="agreement-kind", assigned=True),
    ] = None
    covers: Annotated[
        tuple[str, ...],
        _column("対象", "covers", Kind.SCOPE, CG.covers, assigned=True, many=True, tables=_WORK),
    ] = ()
    succeeds: Annotated[
        tuple[str, ...], _references("前の協定", "succeeds", CG.succeeds, "agreements", many=True)
    ] = ()
    names_not_all: NamesNotAll = None
    signed_on: Annotated[
        WrittenPoint | None, _column("締結日", "signed on", Kind.POINT, SCHEMA.dateCreated)
    ] = None
    period: PeriodCell = None
    attested: AttestedCell = None
    renewal: Annotated[str | None, _column("更新", "renewal", Kind.CODE, CG.renewal, scheme="renewal")] = None
    notice_months: Annotated[
        int | None, _column("申出期限（月前）", "notice (months)", Kind.WHOLE_NUMBER, CG.noticeMonths)
    ] = None
    administered_by: Annotated[
        str | None, _references("所管", "administered by", CG.administeredBy, *_BODY)
    ] = None
    document: Annotated[str | None, _column("文書", "document", says=CG.document)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(EvidencedRow):
    table, path = "signatures", "signature"
    heading = Words("締結者", "Signatures")
    types = (str(CG.Signature), str(CG.Involvement))
    key = ("agreement", "party")

    id: MadeIdentifier = None
    agreement: Annotated[str, _references("協定", "agreement", CG["in"], "agreements")]
    party: Annotated[str, _references("締結者", "party", CG.participant, *_BODY)]
    role: AssignedRole = None
    signed_by: Annotated[str | None, _references("署名した職", "signed by", CG.signedBy, "posts")] = None
    period: PeriodCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(EvidencedRow):
    table, path = "memberships", "membership"
    heading = Words("会議の構成員", "Memberships")
    types = (str(CG.Membership), str(CG.Involvement), str(ORG.Membership))
    key = ("council", "member")

    id: MadeIdentifier = None
    council: Annotated[str, _references("会議", "council", CG["in"], "organizations")]
    member: Annotated[str, _references("構成員", "member", CG.participant, *_BODY)]
    role: Annotated[str | None, _column("役割", "role", Kind.CODE, CG.role, scheme="role")] = None
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(EvidencedRow):
    table, path = "collaborations", "collaboration"
    heading = Words("連携・共同研究", "Collaborations")
    types = (str(CG.Collaboration),)

    id: Identifier
    name_ja: NameJa
    name_en: NameEn = None
    kind: Annotated[
        str | None,
        _column("種別", "kind", Kind.CODE, CG.kind, scheme="collaboration-kind", assigned=True),
    ] = None
    theme: Annotated[
        tuple[str, ...],
        _column("テーマ", "theme", Kind.OWN_CODE, CG.theme, scheme="theme", assigned=True, many=True),
    ] = ()
    governed_by: Annotated[
        tuple[str, ...], _references("根拠の協定", "governed by", CG.governedBy, "agreements", many=True)
    ] = ()
    part_of: Annotated[str | None, _references("上位の取組", "part of", CG.partOf, *_WORK)] = None
    names_not_all: NamesNotAll = None
    requires_agreement: Annotated[
        bool | None,
        _column(
            "協定が必要", "requires agreement", Kind.FLAG, CG.requiresAgreement, assigned=True, flag=False
        ),
    ] = None
    count: Annotated[int | None, _column("件数", "count", Kind.WHOLE_NUMBER, CG["count"])] = None
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(EvidencedRow):
    table, path = "participations", "participation"
    heading = Words("参加", "Participations")
    types = (str(CG.Participation), str(CG.Involvement))
    key = ("collaboration", "participant")

    id: MadeIdentifier = None
    collaboration: Annotated[str, _references("連携・共同研究", "collaboration", CG["in"], "collaborations")]
    participant: Annotated[str, _references("参加者", "participant", CG.participant, *_BODY)]
    role: AssignedRole = None
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(EvidencedRow):
    table, path = "programmes", "programme"
    heading = Words("事業", "Programmes")
    types = (str(CG.Programme),)

    id: Identifier
    name_ja: NameJa
    name_en: NameEn = None
    owner: Annotated[str | None, _references("実施主体", "owner", CG.owner, *_BODY)] = None
    part_of: Annotated[str | None, _references("上位の事業", "part of", CG.partOf, "programmes")] = None
    under: Annotated[str | None, _references("根拠の協定", "under", CG.under, "agreements")] = None
    number: Annotated[str | None, _column("番号", "number", says=CG.number)] = None
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(EvidencedRow):
    table, path = "meetings", "meeting"
    heading = Words("会議の開催", "Meetings")
    types = (str(CG.Meeting),)
    key = ("council", "held_on", "status")

    id: MadeIdentifier = None
    council: Annotated[str, _references("会議", "council", CG.of, "organizations")]
    name_ja: OptionalNameJa = None
    name_en: NameEn = None
    held_on: Annotated[WrittenPoint | None, _column("開催日", "held on", Kind.POINT, SCHEMA.startDate)] = None
    status: Annotated[
        str | None,
        _column("状況", "status", Kind.CODE, CG.status, scheme="status", only=("held", "planned")),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(EvidencedRow):
    table, path = "funding", "funding"
    heading = Words("資金", "Funding")
    types = (str(CG.Funding),)

    id: Identifier
    funder: Annotated[tuple[str, ...], _references("支出者", "funder", CG.funder, *_BODY, many=True)] = ()
    recipient: Annotated[
        tuple[str, ...], _references("受領者", "recipient", CG.recipient, *_BODY, many=True)
    ] = ()
    purpose: Annotated[str | None, _references("使途", "purpose", CG.purpose, ANY_THING)] = None
    kind: Annotated[
        str | None,
        _column("種別", "kind", Kind.CODE, CG.kind, scheme="funding-kind", assigned=True),
    ] = None
    amount_jpy: Annotated[Decimal, _column("金額（円）", "amount (yen)", Kind.NUMBER, CG.amount)]
    precision: Annotated[
        int | None, _column("表示単位（円）", "precision (yen)", Kind.WHOLE_NUMBER, CG.precision)
    ] = None
    period: PeriodCell = None
    status: Annotated[
        str | None,
        _column(
            "予算・実績",
            "status",
            Kind.CODE,
            CG.status,
            scheme="status",
            only=("actual", "budget", "planned", "promised"),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(EvidencedRow):
    table, path = "figures", "figure"
    heading = Words("数値", "Figures")
    types = (str(CG.Figure),)

    id: Identifier
    about: Annotated[str, _references("対象", "about", CG.about, ANY_THING)]
    measure: Annotated[
        str, _column("指標", "measure", Kind.OWN_CODE, CG.measure, scheme="measure", assigned=True)
    ]
    value: Annotated[Decimal, _column("値", "value", Kind.NUMBER, CG.value)]
    unit: Annotated[str | None, _column("単位", "unit", says=CG.unit)] = None
    qualifier: Annotated[
        str | None, _column("程度", "qualifier", Kind.CODE, CG.qualifier, scheme="qualifier")
    ] = None
    period: PeriodCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(EvidencedRow):
    table, path = "statements", "statement"
    heading = Words("記述", "Statements")
    types = (str(CG.Statement),)

    id: Identifier
    about: Annotated[str, _references("対象", "about", CG.about, ANY_THING)]
    aspect: Annotated[str | None, _column("側面", "aspect", Kind.CODE, CG.aspect, scheme="aspect")] = None
    text_ja: Annotated[str, _column("内容", "text (Japanese)", says=CG.text, lang="ja")]
    text_en: Annotated[str | None, _column("内容（英語）", "text (English)", says=CG.text, lang="en")] = None
    period: PeriodCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(EvidencedRow):
    table, path = "changes", "change"
    heading = Words("変遷", "Changes")
    types = (str(ORG.ChangeEvent),)

    id: Identifier
    kind: Annotated[str, _column("種別", "kind", Kind.CODE, CG.kind, scheme="change-kind", assigned=True)]
    before: Annotated[
        tuple[str, ...], _references("前", "before", ORG.originalOrganization, "organizations", many=True)
    ] = ()
    after: Annotated[
        tuple[str, ...], _references("後", "after", ORG.resultingOrganization, "organizations", many=True)
    ] = ()
    on: Annotated[WrittenPoint | None, _column("時点", "date", Kind.POINT)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(EvidencedRow):
    table, path = "names", "name"
    heading = Words("名称の変遷", "Names")
    types = (str(CG.NameUse),)
    key = ("organization", "name_ja")

    id: MadeIdentifier = None
    organization: Annotated[str, _references("機関", "organization", CG.nameOf, "organizations")]
    name_ja: NameJa
    name_en: NameEn = None
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(EvidencedRow):
    table, path = "holders", "holder"
    heading = Words("公職者", "Holders of public posts")
    types = (str(CG.Tenure),)
    key = ("post", "name_ja")

    id: MadeIdentifier = None
    post: Annotated[str, _references("職", "post", CG.ofPost, "posts")]
    name_ja: NameJa
    name_en: NameEn = None
    period: PeriodCell = None
    attested: AttestedCell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCode(Row):
    table = "codes"
    heading = Words("独自の区分", "Codes")
    types = (str(SKOS.Concept),)

    scheme: Annotated[str, _column("体系", "scheme")]
    notation: Annotated[str, _column("記号", "notation", Kind.IDENTIFIER)]
    label_ja: Annotated[str, _column("名称", "label (Japanese)", says=SKOS.prefLabel, lang="ja")]
    label_en: Annotated[
        str | None, _column("名称（英語）", "label (English)", says=SKOS.prefLabel, lang="en")
    ] = None
    definition: Annotated[str | None, _column("定義", "definition", says=SKOS.definition, lang="ja")] = None


ROW_CLASSES: tuple[type[Row], ...] = (
    Source,
    Organization,
    Post,
    Agreement,
    Signature,
    Membership,
    Collaboration,
    Participation,
    Programme,
    Meeting,
    Funding,
    Figure,
    Statement,
    Change,
    Name,
    Holder,
    OwnCode,
)
TABLES: dict[str, type[Row]] = {row_class.table: row_class for row_class in ROW_CLASSES}
OWN_SCHEMES = ("theme", "measure")


def _columns_of(row_class: type[Row]) -> dict[str, Column]:
    hints = get_type_hints(row_class, include_extras=True)
    evidence = EVIDENCE_COLUMNS if issubclass(row_class, EvidencedRow) else ()
    names = [field.name for field in fields(row_class) if field.name not in evidence]
    return {
        name: next(item for item in hints[name].__metadata__ if isinstance(item, Column))
        for name in (*names, *evidence)
    }


_COLUMNS = {row_class: _columns_of(row_class) for row_class in ROW_CLASSES}
_DEFAULTS = {
    row_class: {field.name: field.default for field in fields(row_class)} for row_class in ROW_CLASSES
}
_READERS = {row_class: TypeAdapter(row_class) for row_class in ROW_CLASSES}


def columns_of(row_class: type[Row]) -> dict[str, Column]:
    """The columns of a table in the order in which files are written: evidence last."""
    return _COLUMNS[row_class]


def empty_cell(row_class: type[Row], column: str) -> Any:
    """What stands for an empty cell of a column that may be empty: ``None`` or an empty tuple."""
    return _DEFAULTS[row_class][column]


def required_columns(row_class: type[Row]) -> tuple[str, ...]:
    """The columns whose cells may not be empty."""
    return tuple(name for name in _COLUMNS[row_class] if _DEFAULTS[row_class][name] is MISSING)


def read_row(row_class: type[Row], texts: dict[str, str], fiscal_year_starts: tuple[int, int]) -> Row:
    """A row from the texts of its filled cells. Raises pydantic's ``ValidationError`` with all that is wrong."""
    context = {"fiscal_year_starts": fiscal_year_starts}
    row: Row = _READERS[row_class].validate_python(texts, context=context)
    return row
