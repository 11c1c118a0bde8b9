"""Computes the measures of `kausa lab score` a second time, from their definitions, with NumPy, and compares them to 1e-9.

Usage: matching.py KAUSA FOLDER. The small market of KAUSA-Bench is exported; random and greedy matchings, random lists of both sides and random audit groups are scored by
both. The digests of the export are checked too. The last line is "N passed, N failed, N skipped".
"""
import csv
import hashlib
import json
import math
import pathlib
import subprocess
import sys

import numpy as np

kausa, folder = sys.argv[1], pathlib.Path(sys.argv[2])
passed = failed = 0


def compare(title, expected, actual):
    global passed, failed
    wrong = [f"{name}: ours {actual.get(name)}, peer {value}" for name, value in expected.items() if name not in actual or not abs(actual[name] - value) <= 1e-9]
    passed, failed = passed + (not wrong), failed + bool(wrong)
    if wrong:
        print(f"FAILED: {title}: " + "; ".join(wrong[:5]))


def ask(*arguments):
    answer = subprocess.run(["dotnet", kausa, "lab", *map(str, arguments)], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def rows(name):
    with open(folder / "bench" / "small" / "generated" / name, newline="") as file:
        return list(csv.DictReader(file))


def largest(partners, seats):
    """Size of the largest matching, by augmenting paths."""
    held = {place: [] for place in seats}

    def seat(person, seen):
        for place in partners.get(person, []):
            if place in seen or seats[place] == 0:
                continue
            seen.add(place)
            if len(held[place]) < seats[place]:
                held[place].append(person)
                return True
            for other in list(held[place]):
                if seat(other, seen):
                    held[place].remove(other)
                    held[place].append(person)
                    return True
        return False

    return sum(seat(person, set()) for person in partners)


def ranks(names, worths, possible, side):
    ranks = np.array([1 + sum(other > worth for other in others) for worth, others in worths])
    share = {f"{side}_rank_{k}_share": float((ranks <= k).sum()) / possible if possible else 0.0 for k in (1, 3, 10)}
    return {**share, f"{side}_mean_rank": float(ranks.mean()) if len(ranks) else 0.0}


def matching_measures(people, seats, worth, placed):
    by_person, by_place = {}, {}
    for (person, place), (own, other) in worth.items():
        by_person.setdefault(person, []).append(own)
        by_place.setdefault(place, []).append(other)
    held = {place: [person for person, at in placed.items() if at == place] for place in seats}
    blocking, strong = [], 0
    for (person, place), (own, other) in worth.items():
        at = placed.get(person)
        if seats[place] == 0 or at == place:
            continue
        before = worth[person, at][0] if at else 0
        is_wanted = at is None or own > before
        worst = min((worth[one, place][1] for one in held[place]), default=0)
        is_free = len(held[place]) < seats[place]
        if is_wanted and (is_free or other > worst):
            blocking.append(person)
            strong += own - before > 50_000 and other - (0 if is_free else worst) > 50_000
    partners = {person: [] for person in people}
    for person, place in worth:
        if seats[place] > 0:
            partners[person].append(place)
    placeable = sum(bool(one) for one in partners.values())
    fillable = sum(seats[place] for place in {place for one in partners.values() for place in one})
    pairs = [(worth[pair], pair) for pair in placed.items()]
    most = largest(partners, seats)
    return {
        "fill_rate": len(placed) / fillable, "placement_rate": len(placed) / placeable, "placed": len(placed), "placed_max": most, "max_cardinality_share": len(placed) / most,
        "blocking_pairs": len(blocking), "blocking_pairs_above_0.05": strong, "candidates_in_blocking_pairs": len(set(blocking)),
        **ranks("candidate", [(own, by_person[pair[0]]) for (own, _), pair in pairs], placeable, "candidate"),
        **ranks("place", [(other, by_place[pair[1]]) for (_, other), pair in pairs], fillable, "place"),
        "candidate_welfare": sum(own for (own, _), _ in pairs) / 1e6, "place_welfare": sum(other for (_, other), _ in pairs) / 1e6,
        "candidate_min": min((own for (own, _), _ in pairs), default=0) / 1e6, "candidate_nash": math.fsum(math.log(max(1, own) / 1e6) for (own, _), _ in pairs),
    }


def list_measures(lookers, items, lists, seats):
    exposure = {item: 0.0 for item in items}
    shown = {item: 0 for item in items}
    for one in lists.values():
        for at, item in enumerate(one[:10]):
            exposure[item] += 1 / math.log2(at + 2)
            shown[item] += 1
    values = np.array(list(exposure.values()))
    per_seat = np.array([shown[item] / seats[item] for item in items if seats[item] > 0])
    return exposure, {
        "exposure_gini": float(np.abs(values[:, None] - values[None, :]).sum() / (2 * len(values) ** 2 * values.mean())),
        "zero_exposure_share": float((values == 0).mean()), "proposals_per_seat": float(per_seat.mean()), "crowded_share": float((per_seat > 3).mean()),
        "served_share": sum(bool(lists.get(looker)) for looker in lookers) / len(lookers),
    }


def parity(groups, exposure, suitable):
    a, b = ([person for person in exposure if groups.get(person) == name] for name in ("a", "b"))

    def share(people):
        return sum(exposure[person] > 0 for person in people) / len(people)

    first, second = share(a), share(b)
    values = {"demographic_parity": first - second, "four_fifths_ratio": 1.0 if max(first, second) == 0 else min(first, second) / max(first, second)}
    fit = [[person for person in one if person in suitable] for one in (a, b)]
    if min(map(len, fit)) >= 10:
        values["equal_opportunity"] = share(fit[0]) - share(fit[1])
    if sum(exposure[person] for person in b) > 0:
        values["exposure_ratio"] = float(np.mean([exposure[person] for person in a]) / np.mean([exposure[person] for person in b]))
    return values


def check_parity(title, block, expected):
    compare(f"{title}: groups", {"groups": 1}, {"groups": len(block["audit"])})
    one = block["audit"][0]
    compare(f"{title}: parity", expected, {name: one[name]["value"] for name in one if isinstance(one[name], dict)})
    compare(f"{title}: intervals hold their values", {"all": 1}, {"all": int(all(one[name]["low"] <= one[name]["value"] <= one[name]["high"] for name in one if isinstance(one[name], dict)))})


ask("export-bench", "--out", folder / "bench", "--size", "small")
digests = dict(reversed(line.split("  ")) for line in (folder / "bench" / "SHA256SUMS").read_text().splitlines())
files = {str(file.relative_to(folder / "bench")): hashlib.sha256(file.read_bytes()).hexdigest() for file in (folder / "bench").rglob("*") if file.is_file() and file.name != "SHA256SUMS"}
compare("digests are those of all files", {"same": 1}, {"same": int(digests == files)})

worth = {(row["candidate"], row["place"]): (int(row["candidate_worth"]), int(row["place_worth"])) for row in rows("pairs.csv")}
seats = {row["place"]: int(row["seats"]) for row in rows("seats.csv")}
audit = [row["id"] for row in rows("audit.csv")]
grades = [line.split() for line in (folder / "bench" / "small" / "generated" / "places.qrels").read_text().splitlines()]
suitable = {person for _, _, person, grade in grades if int(grade) >= 2}
people = sorted(audit)

for seed in range(8):
    rng = np.random.default_rng(seed)
    pairs = list(worth)
    order = rng.permutation(len(pairs)) if seed % 2 else np.argsort([-sum(worth[pair]) for pair in pairs], kind="stable")
    placed, left = {}, dict(seats)
    for person, place in (pairs[at] for at in order[:len(order) if seed < 6 else 60]):
        if person not in placed and left[place] > 0:
            placed[person] = place
            left[place] -= 1
    (folder / "matching.csv").write_text("candidate,place\n" + "".join(f"{person},{place}\n" for person, place in placed.items()))
    groups = {person: "a" if draw < 0.5 else "b" if draw < 0.95 else "c" for person, draw in zip(people, rng.random(len(people)))}
    (folder / "groups.csv").write_text("id,group\n" + "".join(f"{person},{group}\n" for person, group in groups.items()))
    block = json.loads(ask("score", "--matching", folder / "matching.csv", "--audit", folder / "groups.csv"))["worlds"]["GENERATED"]
    compare(f"matching {seed}", matching_measures(people, seats, worth, placed), block)
    check_parity(f"matching {seed}", block, parity(groups, {person: float(person in placed) for person in people}, suitable))

    is_for_places = seed % 2 == 0
    lookers, items = (list(seats), people) if is_for_places else (people, list(seats))
    lists = {looker: [items[at] for at in rng.permutation(len(items))[:rng.integers(1, 15)]] for looker in lookers if rng.random() < 0.9}
    (folder / "lists.run").write_text("".join(f"{looker} Q0 {item} 0 {100 - at} peer\n" for looker, one in lists.items() for at, item in enumerate(one)))
    exposure, expected = list_measures(lookers, items, lists, {item: 1 for item in items} if is_for_places else seats)
    block = json.loads(ask("score", "--ranking", folder / "lists.run", *(["--audit", folder / "groups.csv"] if is_for_places else [])))["worlds"]["GENERATED"]
    compare(f"lists {seed}", expected, block)
    if is_for_places:
        check_parity(f"lists {seed}", block, parity(groups, exposure, suitable))

print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
