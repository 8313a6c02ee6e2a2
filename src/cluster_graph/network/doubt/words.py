"""What is said of rank intervals: the sentence and the notes.

Takes numbers; gives words. Computes nothing.
"""

from __future__ import annotations

from cluster_graph.problems import Words

_PAIRS = {
    "actors": Words(
        "つながりのない二者の組から均等に引き、強さ1で足す",
        "drawn evenly among the pairs without a tie, each of strength 1",
    ),
    "affiliation": Words(
        "入っていると記録されていない機関と場の組から均等に引いて足す",
        "drawn evenly among the organizations and things not known to be tied",
    ),
}


def _doubtful(things: int) -> Words:
    if not things:
        return Words(
            "日付の読み方で変わるつながりはない", "there is no thing whose ties hang on how dates are read"
        )
    one = things == 1
    return Words(
        f"日付の読み方でつながりが変わる{things}の場（協定・会議・共同の取組）は、場ごとに五分五分で、"
        "ありうるつながりのすべてを含めるか、確実なものだけにする",
        f"of {'the one thing' if one else f'each of {things} things'} (agreements, councils, collaborations) whose "
        "ties hang on how dates are read, either all possible ties are there or only the certain ones, by even chance",
    )


def _newcomers(things: int) -> Words:
    if not things:
        return Words("", "")
    return Words(
        "観測されていない機関のうち、日付の読み方によって加わりうるものも順位を競う。",
        "; organizations that such things bring in compete for ranks",
    )


def sentence_of(draws: int, share: float, seed: int, doubtful: int, projection: str) -> Words:
    """What the intervals are, and how the networks were drawn."""
    where = _PAIRS[projection]
    percent = f"{100 * share:g}"
    hidden = (
        Words(
            f"真のつながりの{percent}%が観測されていないとし、その分を{where.ja}",
            f"{percent} % of the true ties are taken to be unobserved and are added, {where.en}",
        )
        if share
        else Words("観測されていないつながりはないとする", "no tie is taken to be unobserved")
    )
    things = _doubtful(doubtful)
    return Words(
        f"順位に添えた幅は、真のネットワークでありうるものを{draws}回引いたときの、"
        f"順位の5パーセンタイルから95パーセンタイルまで（観測された順位は必ず含める）。{hidden.ja}。{things.ja}。"
        f"{_newcomers(doubtful).ja}乱数の種は{seed}"
        "（Borgatti, Carley & Krackhardt 2006 に倣う）。",
        f"Beside a rank stand the 5th and the 95th percentile of its rank in {draws} networks that may be the "
        f"true one (widened to hold the observed rank): {hidden.en}; {things.en}"
        f"{_newcomers(doubtful).en}. Seed {seed}; after Borgatti, Carley and Krackhardt (2006).",
    )


def not_defined_in(heading: Words, count: int, draws: int) -> Words:
    """That a measure is not defined in so many draws."""
    return Words(
        f"{heading.ja}は、引いた{draws}のネットワークのうち{count}で、少なくとも一つの機関について定まらない。"
        "幅はその機関の順位が定まるものだけから取り、それが半分以下なら示さない。",
        f"{heading.en} is not defined for some organization in {count} of the {draws} networks drawn; an interval rests on "
        "those in which the organization has a rank, and is left out where these are half or fewer.",
    )
