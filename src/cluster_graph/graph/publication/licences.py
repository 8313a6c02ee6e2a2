"""Licences that open data are published under: from the SPDX id in ``cluster.toml`` to the licence's own address.

Knows the ones in use for data; of another id or text it says that it knows no address.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its address, and the short name that people write."""

    iri: str
    name: str


_CREATIVE_COMMONS = "https://creativecommons.org/"
_OPEN_DATA_COMMONS = "https://opendatacommons.org/licenses/"
_LICENCES = {
    "cc0-1.0": Licence(f"{_CREATIVE_COMMONS}publicdomain/zero/1.0/", "CC0 1.0"),
    "cc-by-4.0": Licence(f"{_CREATIVE_COMMONS}licenses/by/4.0/", "CC BY 4.0"),
    "cc-by-sa-4.0": Licence(f"{_CREATIVE_COMMONS}licenses/by-sa/4.0/", "CC BY-SA 4.0"),
    "cc-by-nc-4.0": Licence(f"{_CREATIVE_COMMONS}licenses/by-nc/4.0/", "CC BY-NC 4.0"),
    "cc-by-nd-4.0": Licence(f"{_CREATIVE_COMMONS}licenses/by-nd/4.0/", "CC BY-ND 4.0"),
    "cc-by-nc-sa-4.0": Licence(f"{_CREATIVE_COMMONS}licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0"),
    "cc-by-nc-nd-4.0": Licence(f"{_CREATIVE_COMMONS}licenses/by-nc-nd/4.0/", "CC BY-NC-ND 4.0"),
    "cc-by-3.0": Licence(f"{_CREATIVE_COMMONS}licenses/by/3.0/", "CC BY 3.0"),
    "odbl-1.0": Licence(f"{_OPEN_DATA_COMMONS}odbl/1-0/", "ODbL 1.0"),
    "odc-by-1.0": Licence(f"{_OPEN_DATA_COMMONS}by/1-0/", "ODC-By 1.0"),
    "pddl-1.0": Licence(f"{_OPEN_DATA_COMMONS}pddl/1-0/", "PDDL 1.0"),
}


def known_licence(spdx_id: str) -> Licence | None:
    """The licence with an SPDX id, upper and lower case alike.

    >>> known_licence("CC-BY-4.0")
    Licence(iri='https://creativecommons.org/licenses/by/4.0/', name='CC BY 4.0')
    """
    return _LICENCES.get(spdx_id.strip().lower())
