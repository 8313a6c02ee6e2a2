"""What a script prints under two hash seeds, in a locale that knows no Japanese: it has to be the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys


def printed_alike(script: str) -> str:
    """What the script prints; fails where a hash seed changes it."""
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script],
            env=plain | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in ("1", "2")
    ]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said[0][1].decode() + said[1][1].decode()
    assert said[0][0] == said[1][0]
    return said[0][0].decode()
