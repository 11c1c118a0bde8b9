#!/usr/bin/env python3
"""Derives the requirement profile of every training occupation.

Usage: build-requirements.py SOURCE_DIR

SOURCE_DIR holds kldb_onet_profile.csv and onet_element.csv (O*NET 29.3 ratings per KldB code; docs/data.md names their
origin). Read from data/ as well: occupation.csv, requirement_source.csv (which ratings stand for which dimension) and
requirement_estimate.csv (the dimensions no rating stands for, per occupation group). Written: requirement_profile.csv, with
the basis of each value: rated, kindred (nobody rated the trade, the mean of others), estimated (with the group of the row).

1. A rating is importance (1..5) and level (0..7), each stretched to 0..100; their mean, or importance alone.
2. An occupation has the mean over its KldB codes; a code without ratings has the mean of its group of occupations.
3. Every element is centred: minus its mean over the training occupations. A dimension deviates by the mean of its elements.
4. Level = 55, 65 or 75 (24, 36, 42 months) + half the deviation; estimates say their deviation whole; kept in 40..90.
5. Weight: estimates say theirs. The rest goes to the strongest rated dimensions, in proportion to usual weight + half of
   what they deviate more than the occupation's other dimensions; those every trade needs keep half their usual weight.
   Whole percent by largest remainder, so that every profile sums to 100.

Fractions, no floating point: the same input gives the same bytes.
"""
import csv
import pathlib
import sys
from collections import defaultdict
from fractions import Fraction

DATA = pathlib.Path(__file__).resolve().parent.parent.parent / "data"

BASE_LEVEL = {"24": 55, "36": 65, "42": 75}
MIN_LEVEL, MAX_LEVEL = 40, 90
LEVEL_SCALE = Fraction(1, 2)
WEIGHT_SCALE = Fraction(1, 2)
MAX_RATED_DIMENSIONS = 7
MIN_RATED_WEIGHT = 3

# No trade does without them: kept whatever the ratings say.
ALWAYS = ("PER_RELIABILITY", "PER_CARE")

# Crafts' Elektroniker/in has the code without specialisation; most are trained in energy and building technology.
USUAL_CODE = {"elektroniker": "26212"}

# Trades without ratings whose whole group has none: the codes of those who do the same work in other groups.
KINDRED = {
    "42212": ("34212", "34222", "54112"),  # chimney sweep: heating fitter, stove builder, building cleaner
    "83212": ("29302", "54112", "63222"),  # housekeeper: cook, building cleaner, hotel trade
}


def read(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values)


def rounded(value):
    """Half up, also below zero."""
    return (value + Fraction(1, 2)).__floor__()


class Ratings:
    """O*NET ratings per KldB code, 0..100."""

    def __init__(self, rows):
        self.by_code = defaultdict(dict)
        for row in rows:
            importance = (Fraction(row["importance"]) - 1) * 25
            level = Fraction(row["level"]) * 100 / 7 if row["level"] else importance
            self.by_code[row["kldb_code"]][row["element_id"]] = (importance + level) / 2

    def sources(self, code):
        """The codes whose mean stands for a code, and whether they are its own."""
        if code in self.by_code:
            return (code,), True
        if code in KINDRED:
            return KINDRED[code], False
        for digits in (4, 3):
            group = tuple(sorted(other for other in self.by_code if other[:digits] == code[:digits]))
            if group:
                return group, False
        sys.exit(f"{code}: no ratings in its group; name kindred codes")

    def of_code(self, code):
        return self.mean(self.by_code[source] for source in self.sources(code)[0])

    def of_occupation(self, occupation):
        return self.mean(self.of_code(code) for code in occupation["kldb_codes_all"].split("|"))

    @staticmethod
    def mean(profiles):
        profiles = list(profiles)
        return {element: mean(profile[element] for profile in profiles) for element in profiles[0]}


class Estimates:
    """Rows of requirement_estimate.csv; the longest code that fits counts, alone."""

    def __init__(self, rows):
        self.by_group = defaultdict(list)
        for row in rows:
            self.by_group[row["kldb_group"]].append((row["dimension"], int(row["deviation"]), int(row["weight_percent"])))
        self.used = set()

    def of(self, code):
        for digits in (5, 4, 3):
            if code[:digits] in self.by_group:
                self.used.add(code[:digits])
                return code[:digits], self.by_group[code[:digits]]
        sys.exit(f"requirement_estimate.csv: nothing for {code}")

    def unused(self):
        return sorted(set(self.by_group) - self.used)


def shares(raw, total):
    """Whole percent in proportion to raw, summing to total: largest remainder, on a tie the first."""
    exact = {key: value * total / sum(raw.values()) for key, value in raw.items()}
    whole = {key: value.__floor__() for key, value in exact.items()}
    left = total - sum(whole.values())
    for key in sorted(exact, key=lambda key: whole[key] - exact[key])[:left]:
        whole[key] += 1
    return whole


def rated_weights(deviation, usual, total):
    centre = mean(deviation.values())
    raw = {d: usual[d] + WEIGHT_SCALE * (deviation[d] - centre) for d in usual}
    raw.update({d: max(raw[d], usual[d] / 2) for d in ALWAYS})
    others = sorted((d for d in raw if raw[d] > 0 and d not in ALWAYS), key=lambda d: -raw[d])
    kept = [*ALWAYS, *others[: MAX_RATED_DIMENSIONS - len(ALWAYS)]]
    while True:
        weights = shares({d: raw[d] for d in kept}, total)
        if min(weights.values()) >= MIN_RATED_WEIGHT:
            return weights
        kept.pop()


def level(base, deviation):
    return min(MAX_LEVEL, max(MIN_LEVEL, rounded(base + deviation)))


def main(folder):
    occupations = read(DATA, "occupation.csv")
    ratings = Ratings(read(folder, "kldb_onet_profile.csv"))
    sources = {row["dimension"]: row for row in read(DATA, "requirement_source.csv")}
    names = {row["element_id"]: row["name_en"] for row in read(folder, "onet_element.csv")}
    for dimension, row in sources.items():
        if ", ".join(names[e] for e in row["elements"].split("|")) != row["element_names"].split(" (")[0]:
            sys.exit(f"requirement_source.csv: {dimension} names other elements than O*NET")
    estimates = Estimates(read(DATA, "requirement_estimate.csv"))
    order = [row["dimension"] for row in read(DATA, "competence_dimension.csv")]
    usual = {dimension: Fraction(row["usual_weight"]) for dimension, row in sources.items()}

    profiles = {row["occupation_id"]: ratings.of_occupation(row) for row in occupations}
    average = Ratings.mean(profiles.values())
    rows = []
    for occupation in occupations:
        code, base = occupation["kldb_code"], BASE_LEVEL[occupation["duration_months"]]
        profile = profiles[occupation["occupation_id"]]
        deviation = {d: mean(profile[e] - average[e] for e in row["elements"].split("|")) for d, row in sources.items()}
        group, own = estimates.of(USUAL_CODE.get(occupation["occupation_id"], code))
        estimated = {d: (level(base, deviates), weight) for d, deviates, weight in own}
        if set(estimated) & set(sources):
            sys.exit(f"requirement_estimate.csv: {code} estimates what O*NET rates")
        weights = rated_weights(deviation, usual, 100 - sum(weight for _, weight in estimated.values()))
        basis = "rated" if ratings.sources(code)[1] else "kindred"
        for d in order:
            if d in estimated:
                rows.append([occupation["occupation_id"], d, *estimated[d], "estimated", group])
            elif d in weights:
                rows.append([occupation["occupation_id"], d, level(base, LEVEL_SCALE * deviation[d]), weights[d], basis, ""])
    if estimates.unused():
        sys.exit(f"requirement_estimate.csv: nobody is trained in {estimates.unused()}")
    with open(DATA / "requirement_profile.csv", "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["occupation_id", "dimension", "level", "weight_percent", "basis", "kldb_group"])
        writer.writerows(rows)
    print(f"requirement_profile.csv: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
