"""Two versions of one cluster to everything that differs: facts, evidence, conflicts, settings.

Takes two engines, and the folders that they were opened from, if any; gives records. Two different clusters are
refused; a cluster whose base address alone has changed is compared by the ids of its things. Where one of the two
holds no evidence, evidence is not compared, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_graph.diff.evidence import conflict_changes, evidence_changes
from cluster_graph.diff.facts import changed_facts
from cluster_graph.diff.records import Change, FactsCompared
from cluster_graph.diff.settings import NO_FOLDERS, Folders, setting_changes
from cluster_graph.diff.side import Side
from cluster_graph.diff.things import things_only_in
from cluster_graph.diff.version import Version, load_version
from cluster_graph.problems import InputError, Words
from cluster_graph.store.engine import Engine
from cluster_graph.store.saved import ClusterInfo


def same_cluster(old: ClusterInfo, new: ClusterInfo) -> None:
    """Raise :class:`~cluster_graph.problems.InputError` where the two are not versions of one cluster."""
    if old.base != new.base and old.id != new.id:
        raise InputError(
            Words(
                f"OLD はクラスター「{old.id}」（{old.base}）、NEW はクラスター「{new.id}」（{new.base}）です。"
                "diff は一つのクラスターの二つの版を比べます。",
                f'OLD is the cluster "{old.id}" ({old.base}), NEW is the cluster "{new.id}" ({new.base}); '
                "diff compares two versions of one cluster.",
            )
        )


def compare_facts(old: Engine, new: Engine, folders: Folders = NO_FOLDERS) -> FactsCompared:
    """What differs between the clusters behind two engines, in the order of the tables and their ids."""
    return compare_versions(load_version(old), load_version(new), folders)


def compare_versions(old: Version, new: Version, folders: Folders = NO_FOLDERS) -> FactsCompared:
    """What differs between two versions. Raises :class:`~cluster_graph.problems.InputError` for two clusters."""
    same_cluster(old.info, new.info)
    before, after = Side(old), Side(new)
    changed = changed_facts(before, after)
    notes = tuple(_notes(old, new))
    return FactsCompared(
        tuple(things_only_in(after, before, Change.ADDED)),
        tuple(things_only_in(before, after, Change.REMOVED)),
        tuple(changed),
        () if notes else tuple(evidence_changes(before, after, changed)),
        () if notes else tuple(conflict_changes(before, after)),
        tuple(setting_changes(before, after, folders)),
        notes,
    )


def _notes(old: Version, new: Version) -> Iterator[Words]:
    for here, other, name in ((old, new, "OLD"), (new, old, "NEW")):
        if not here.assertions and other.assertions:
            yield Words(
                f"{name} には出典の記述がないため、該当箇所の違いは比べていない。",
                f"{name} holds no evidence, so evidence was not compared.",
            )
