"""Computes the measures of `kausa lab measure` a second time, from their definitions, with NumPy, and compares them to 1e-9.

Usage: measures.py KAUSA FOLDER. Runs without ties are compared query by query; small runs with ties against the mean over every order.
The last line is "N passed, N failed, N skipped".
"""
import itertools
import json
import pathlib
import subprocess
import sys

import numpy as np

CUTS = [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000]
kausa, folder = sys.argv[1], pathlib.Path(sys.argv[2])
passed = failed = 0


def measures(grades, judged):
    """Measures of one order: `grades` of the items returned, best first; `judged` grades of all items."""
    grades, judged = np.maximum(np.asarray(grades, dtype=np.int64), 0), np.maximum(np.asarray(judged, dtype=np.int64), 0)
    relevant = (grades > 0).astype(float)
    total = int((judged > 0).sum())
    found = np.cumsum(relevant)
    discounts = 1 / np.log2(np.arange(max(len(grades), len(judged)) + 1) + 2)
    gains, ideal = np.exp2(grades) - 1, np.sort(np.exp2(judged) - 1)[::-1]
    precisions = found / np.arange(1, len(grades) + 1) * relevant
    values = {"num_ret": len(grades), "num_rel": total, "num_rel_ret": int(relevant.sum())}

    def ndcg(k):
        return float(gains[:k] @ discounts[:len(gains[:k])]) / float(ideal[:k] @ discounts[:len(ideal[:k])]) if total else 1.0

    def hits(k):
        return float(relevant[:k].sum())

    first = np.flatnonzero(relevant)
    values["map"] = float(precisions.sum()) / total if total else 1.0
    values["Rprec"] = hits(total) / total if total else 1.0
    values["recip_rank"] = (1 / (first[0] + 1) if len(first) else 0.0) if total else 1.0
    values["ndcg"] = ndcg(max(len(grades), len(judged)))
    for k in CUTS:
        values[f"ndcg_cut_{k}"] = ndcg(k)
        values[f"map_cut_{k}"] = float(precisions[:k].sum()) / total if total else 1.0
        values[f"P_{k}"] = hits(k) / k
        values[f"recall_{k}"] = hits(k) / total if total else 1.0
        values[f"success_{k}"] = float(hits(k) > 0) if total else 1.0
    return values


def ask(name, run, qrels):
    (folder / f"{name}.run").write_text("".join(f"{q} Q0 {item} 0 {score!r} peer\n" for q, item, score in run))
    (folder / f"{name}.qrels").write_text("".join(f"{q}\t0\t{item}\t{grade}\n" for q, item, grade in qrels))
    answer = subprocess.run(["dotnet", kausa, "lab", "measure", "--run", folder / f"{name}.run", "--qrels", folder / f"{name}.qrels", "--format", "json", "--per-query"],
                            capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def compare(title, expected, actual):
    global passed, failed
    wrong = [f"{name}: ours {actual.get(name)}, peer {value}" for name, value in expected.items() if name not in actual or abs(actual[name] - value) > 1e-9]
    if wrong:
        failed += 1
        print(f"FAILED: {title}: " + "; ".join(wrong[:5]))
    else:
        passed += 1


def random_case(rng, size_max, is_tied):
    """Items with grades and scores; some judged items are not returned, some returned items are not judged."""
    size = int(rng.integers(1, size_max + 1))
    grades = rng.choice([-1, 0, 0, 0, 1, 2, 3, 4], size) if rng.random() < 0.9 else np.zeros(size, dtype=int)
    scores = rng.integers(0, 3, size).astype(float) if is_tied else rng.permutation(size) / 7.0 - size / 20.0
    judged, returned = rng.random(size) < 0.8, rng.random(size) < 0.8
    judged[0] = True
    return grades, scores, judged, returned


def both(seed, queries, size_max, is_tied):
    rng = np.random.default_rng(seed)
    cases = [random_case(rng, size_max, is_tied) for _ in range(queries)]
    run = [(f"q{q}", f"d{i}", float(scores[i])) for q, (_, scores, _, returned) in enumerate(cases) for i in range(len(scores)) if returned[i]]
    qrels = [(f"q{q}", f"d{i}", int(grades[i])) for q, (grades, _, judged, _) in enumerate(cases) for i in range(len(grades)) if judged[i]]
    rng.shuffle(run)
    if not run:
        return
    answer = ask(f"case{seed}", run, qrels)
    everything = []
    for q, (grades, scores, judged, returned) in enumerate(cases):
        seen = np.where(judged, grades, 0)
        items = np.flatnonzero(returned)
        items = items[np.argsort(-scores[items], kind="stable")]
        if is_tied:
            groups = [list(group) for _, group in itertools.groupby(items, key=lambda i: scores[i])]
            orders = [sum(order, ()) for order in itertools.product(*[list(itertools.permutations(group)) for group in groups])] or [()]
            each = [measures(seen[list(order)], grades[judged]) for order in orders]
            expected = {name: float(np.mean([one[name] for one in each])) for name in each[0]}
        else:
            expected = measures(seen[items], grades[judged])
        everything.append(expected)
        compare(f"seed {seed}, query {q}", expected, answer["per_query"][f"q{q}"])
    means = {name: (sum if name.startswith("num_") else np.mean)([one[name] for one in everything]) for name in everything[0]}
    compare(f"seed {seed}, over all queries", {**means, "num_q": queries}, answer["measures"])


for seed in range(1, 9):
    both(seed, 60, [10, 100, 1000, 1500][seed % 4], False)
for seed in range(101, 105):
    both(seed, 40, 6, True)

rng = np.random.default_rng(7)
grades = rng.integers(0, 4, 200)
constant = ask("constant", [("q", f"d{i}", 1.0) for i in range(200)], [("q", f"d{i}", int(g)) for i, g in enumerate(grades)])["measures"]
perfect = [name for name, value in constant.items() if value > 0.999 and name.split("_")[0] in ("map", "ndcg", "recip", "P", "Rprec")]
compare("a constant scorer is not perfect", {"perfect": 0}, {"perfect": len(perfect)})

print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
