"""The question of coverage in SQL on DuckDB: on how many days of a window is each collaboration covered?

Run by a Python that has duckdb, and needs nothing of ours: ``python benchmarks/coverage_sql.py FOLDER days|intervals
FIRST LAST ANSWER.csv``. ``FOLDER`` holds the CSV files that ``coverage_ours.py files`` writes; the answer is a row a
collaboration that is covered on some day. Prints the seconds of loading and of the query, and peak memory, as JSON.

Both queries know exact days and stated scopes only: no vague dates, no reasons, no reading but one.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import duckdb

MEMORY = "8GB"  # what it needs beyond goes to disk
TABLES = {
    "bodies": "id VARCHAR, part_of VARCHAR",
    "agreements": "id VARCHAR, first DATE, last DATE",
    "covers": "agreement VARCHAR, key VARCHAR",
    "signatures": "agreement VARCHAR, party VARCHAR, first DATE, last DATE",
    "collaborations": "id VARCHAR, kind VARCHAR, part_of VARCHAR, first DATE, last DATE",
    "themes": "collaboration VARCHAR, theme VARCHAR",
    "governed_by": "collaboration VARCHAR, agreement VARCHAR",
    "participations": "collaboration VARCHAR, participant VARCHAR, role VARCHAR, first DATE, last DATE",
}
# Shared by both queries: what stands for whom, which agreement fits which collaboration and when, who takes part when,
# and when whose participation is bound by a signature. Where nothing limits a period its edge is a far day. Left to
# itself the planner joins the signatures of bodies known to all before the scopes: 23 s instead of 0.8 at a million
# rows.
COMMON = """
WITH RECURSIVE
wholes(body, whole) AS (
  SELECT id, id FROM bodies
  UNION
  SELECT wholes.body, bodies.part_of FROM wholes JOIN bodies ON bodies.id = wholes.whole
  WHERE bodies.part_of IS NOT NULL),
works(collaboration, above) AS (
  SELECT id, id FROM collaborations
  UNION
  SELECT works.collaboration, collaborations.part_of
  FROM works JOIN collaborations ON collaborations.id = works.above
  WHERE collaborations.part_of IS NOT NULL),
running AS (
  SELECT id AS collaboration, kind, greatest(first, $first) AS first, least(last, $last) AS last
  FROM collaborations WHERE first <= $last AND last >= $first),
keys(collaboration, key) AS (
  SELECT collaboration, above FROM works
  UNION ALL SELECT collaboration, 'kind:' || kind FROM running
  UNION ALL SELECT collaboration, 'theme:' || theme FROM themes
  UNION ALL SELECT collaboration, '*' FROM running),
scopes(agreement, key) AS (
  SELECT agreement, key FROM covers UNION ALL SELECT agreement, collaboration FROM governed_by),
fits AS (
  SELECT DISTINCT running.collaboration, scopes.agreement,
    greatest(running.first, agreements.first) AS first, least(running.last, agreements.last) AS last
  FROM running JOIN keys USING (collaboration) JOIN scopes USING (key)
    JOIN agreements ON agreements.id = scopes.agreement
  WHERE agreements.first <= running.last AND agreements.last >= running.first),
taking AS (
  SELECT collaboration, participant AS body, greatest(participations.first, running.first) AS first,
    least(participations.last, running.last) AS last
  FROM participations JOIN running USING (collaboration)
  WHERE role IN ('party', 'lead', 'participant', 'host', 'organizer', 'member')
    AND participations.first <= running.last AND participations.last >= running.first),
asked AS MATERIALIZED (
  SELECT fits.collaboration, fits.agreement, taking.body, wholes.whole,
    greatest(taking.first, fits.first) AS first, least(taking.last, fits.last) AS last
  FROM fits JOIN taking USING (collaboration) JOIN wholes USING (body)
  WHERE greatest(taking.first, fits.first) <= least(taking.last, fits.last)),
bound AS (
  SELECT collaboration, asked.agreement, body, greatest(asked.first, signatures.first) AS first,
    least(asked.last, signatures.last) AS last
  FROM asked JOIN signatures ON signatures.agreement = asked.agreement AND signatures.party = asked.whole
  WHERE greatest(asked.first, signatures.first) <= least(asked.last, signatures.last))
"""
# One row a day: as many participants bound by one agreement as take part.
BY_DAYS = """,
days AS (SELECT unnest(generate_series($first, $last, INTERVAL 1 DAY))::DATE AS day),
needed AS (
  SELECT collaboration, day, count(DISTINCT body) AS number
  FROM taking JOIN days ON day BETWEEN first AND last GROUP BY ALL),
had AS (
  SELECT collaboration, agreement, day, count(DISTINCT body) AS number
  FROM bound JOIN days ON day BETWEEN first AND last GROUP BY ALL)
SELECT collaboration, count(DISTINCT day) AS covered
FROM had JOIN needed USING (collaboration, day, number) GROUP BY collaboration
"""
# Relational division, then islands. A pair of collaboration and agreement in which every participant is bound once,
# and each takes part as long as the collaboration runs, is covered from the last of the first days to the first of the
# last days. Of the other pairs that bind somebody every participant who may not do without, the days on which somebody
# comes, goes, signs or leaves are counted up; the pair is covered while as many are bound as take part.
BY_INTERVALS = """,
participants AS (
  SELECT collaboration, count(DISTINCT body) AS number,
    count(DISTINCT body) FILTER (taking.first = running.first AND taking.last = running.last) AS always
  FROM taking JOIN running USING (collaboration) GROUP BY collaboration),
pairs AS (
  SELECT collaboration, agreement, number = always AND count(*) = number AS plain,
    max(bound.first) AS first, min(bound.last) AS last
  FROM bound JOIN participants USING (collaboration)
  GROUP BY collaboration, agreement, number, always
  HAVING count(DISTINCT body) >= always),
islands AS (
  SELECT *, sum(opens) OVER (PARTITION BY collaboration, agreement, body ORDER BY first, last) AS island
  FROM (
    SELECT bound.*, CASE WHEN bound.first <= 1 + max(bound.last) OVER (
      PARTITION BY collaboration, agreement, body ORDER BY bound.first, bound.last
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS opens
    FROM bound JOIN pairs USING (collaboration, agreement) WHERE NOT plain)),
events AS (
  SELECT collaboration, agreement, taking.first AS day, 1 AS takes, 0 AS held
  FROM pairs JOIN taking USING (collaboration) WHERE NOT plain
  UNION ALL
  SELECT collaboration, agreement, taking.last + 1, -1, 0
  FROM pairs JOIN taking USING (collaboration) WHERE NOT plain
  UNION ALL
  SELECT collaboration, agreement, min(first), 0, 1 FROM islands GROUP BY collaboration, agreement, body, island
  UNION ALL
  SELECT collaboration, agreement, max(last) + 1, 0, -1 FROM islands GROUP BY collaboration, agreement, body, island),
counted AS (
  SELECT collaboration, agreement, day,
    sum(sum(takes)) OVER by_day AS takes, sum(sum(held)) OVER by_day AS held, lead(day) OVER by_day AS next_day
  FROM events GROUP BY collaboration, agreement, day
  WINDOW by_day AS (PARTITION BY collaboration, agreement ORDER BY day)),
covered AS (
  SELECT collaboration, first, last FROM pairs WHERE plain AND first <= last
  UNION ALL
  SELECT collaboration, day, next_day - 1 FROM counted WHERE takes > 0 AND takes = held AND next_day IS NOT NULL),
reached AS (
  SELECT collaboration, first, last, max(last) OVER (
    PARTITION BY collaboration ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM covered)
SELECT collaboration, sum(greatest(0, last - greatest(first, coalesce(before + 1, first)) + 1))::BIGINT AS covered
FROM reached GROUP BY collaboration
"""
QUERIES = {"days": COMMON + BY_DAYS, "intervals": COMMON + BY_INTERVALS}


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The CSV files as tables of the database in memory."""
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
        connection.execute(f"COPY {table} FROM '{folder / table}.csv' (HEADER, NULLSTR '')")


def main(folder: Path, how: str, first: str, last: str, answer: Path) -> None:
    """Load, ask, write the answer, print what it cost."""
    connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(folder)})
    start = time.perf_counter()
    load(connection, folder)
    loaded, cpu = time.perf_counter(), time.process_time()
    text = QUERIES[how].replace("$first", f"DATE '{first}'").replace("$last", f"DATE '{last}'")
    rows = connection.execute(text).fetchall()
    costs = {
        "load": loaded - start,
        "work": time.perf_counter() - loaded,
        "work_cpu": time.process_time() - cpu,
    }
    answer.write_text("".join(f"{name},{days}\n" for name, days in rows if days), encoding="utf-8")
    print(json.dumps(costs | {"kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], Path(sys.argv[5]))
