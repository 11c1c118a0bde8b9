"""Compares `kausa lab learn-policy` with XGBoost's rank:ndcg on planted outcomes with the same features: four qualities, or shortfalls in competences and three qualities.

Usage: outcomes.py KAUSA FOLDER. The tables of the written policy are read and added up here, independently. With few outcomes the learned policy must be better
(paired interval over 20 seeds), with many at most 0.01 of NDCG@10 below; a file without comparisons must give the expert's order. The last line is a count.
"""
import json
import pathlib
import subprocess
import sys

import numpy as np
import xgboost

kausa, folder = sys.argv[1], pathlib.Path(sys.argv[2])
passed = failed = 0
LIST = 20


def check(title, holds):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok' if holds else 'FAILED'}: {title}")


class Qualities:
    """Four qualities; language up to a threshold, skills more where the way is short, trade little."""
    name = "qualities"

    def __init__(self, rng, count):
        self.q = q = rng.integers(0, 10_001, (count, 4))
        together = np.maximum(q[:, 0] - 3000, 0) / 7000 * np.maximum(q[:, 2] - 3000, 0) / 7000
        odds = -4.5 + 2.5 * np.minimum(q[:, 1], 6000) / 6000 + 3 * together + 1.2 * q[:, 0] / 10000 + 1.5 * q[:, 3] / 10000
        self.y = (rng.random(count) < 1 / (1 + np.exp(-odds))).astype(int)
        self.features = q.astype(np.float32)

    def head(self):
        return "skills"

    def cell(self, at):
        return self.q[at, 0]

    def skills(self, policy):
        assert "skills" not in policy
        return self.q[:, 0]


class Competences(Qualities):
    """Places ask for six of twelve competences: a shortfall matters from 20 points on in three, up to 15 in three, hardly in three, point by point in three."""
    name = "competences"
    codes = ["COG_LOGIC", "COG_NUMERIC", "COG_SPATIAL", "COG_MEMORY", "COG_ATTENTION", "COG_SPEED", "COG_TECHNICAL", "SCH_MATH", "SCH_SCIENCE", "SCH_ICT", "PER_RELIABILITY", "PER_CARE"]

    def __init__(self, rng, count):
        asked = np.argsort(rng.random((count, 12)), axis=1)[:, :6]
        share = rng.multinomial(70, [1 / 6] * 6, count) + 5
        self.w = np.zeros((count, 12), dtype=int)
        np.put_along_axis(self.w, asked, share, axis=1)
        self.t = np.where(self.w > 0, np.clip(rng.normal(15, 22, (count, 12)), 0, 100).astype(int), 0)
        self.q = np.column_stack([np.maximum(0, 10_000 - 2 * (self.w * self.t).sum(axis=1)), rng.integers(0, 10_001, (count, 3))])
        t = self.t.astype(float)
        cost = np.concatenate([1.5 * np.maximum(t[:, :3] - 20, 0), 3 * np.minimum(t[:, 3:6], 15), 0.2 * t[:, 6:9], t[:, 9:]], axis=1)
        odds = 0.5 - 0.12 * (self.w * cost).sum(axis=1) / 100 + 1.5 * np.minimum(self.q[:, 1], 6000) / 6000 + 0.8 * self.q[:, 2] / 10000 + 0.8 * self.q[:, 3] / 10000
        self.y = (rng.random(count) < 1 / (1 + np.exp(-odds))).astype(int)
        self.features = np.column_stack([self.q, self.w * self.t, np.where(self.w > 0, self.t, np.nan)]).astype(np.float32)

    def head(self):
        return "shortfalls"

    def cell(self, at):
        return " ".join(f"{self.codes[d]}:{self.w[at, d]}:{self.t[at, d]}" for d in np.flatnonzero(self.w[at]))

    def skills(self, policy):
        counted = self.t.copy()
        for code, knots in policy.get("skills", {}).get("dimension_curves", {}).items():
            d, points = self.codes.index(code), np.array(knots)
            knot = np.minimum(self.t[:, d] // 5, 19)
            counted[:, d] = points[knot] + (points[knot + 1] - points[knot]) * (self.t[:, d] - 5 * knot) // 5
        return np.maximum(0, 10_000 - 2 * (self.w * counted).sum(axis=1))


def learn(rows, passed_probation):
    with open(folder / "outcomes.csv", "w") as file:
        file.write(f"list,{rows.head()},language,location,trade,state\n")
        for at in range(len(passed_probation)):
            file.write(f"{at // LIST},{rows.cell(at)},{rows.q[at, 1]},{rows.q[at, 2]},{rows.q[at, 3]},{'PROBATION_PASSED' if passed_probation[at] else 'NOT_PASSED'}\n")
    run = subprocess.run(["dotnet", kausa, "lab", "learn-policy", "--outcomes", folder / "outcomes.csv", "--out", folder / "policy.json", "--replace"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads((folder / "policy.json").read_text())


def key(policy, rows):
    names = ["skills", "language", "location", "trade"]
    learned = policy["learned"]
    q = np.column_stack([rows.skills(policy), rows.q[:, 1:]])
    total = np.zeros(len(q), dtype=np.int64)
    for name, knots in learned["curves"].items():
        x, points = q[:, names.index(name)], np.array(knots)
        at = np.minimum(x // 500, 19)
        total += points[at] + (points[at + 1] - points[at]) * (x - 500 * at) // 500
    for both, knots in learned["surfaces"].items():
        (a, b), points = (q[:, names.index(name)] for name in both.split("_")), np.array(knots).reshape(5, 5)
        i, j = np.minimum(a // 2500, 3), np.minimum(b // 2500, 3)
        down, right = a - 2500 * i, b - 2500 * j
        total += ((2500 - down) * ((2500 - right) * points[i, j] + right * points[i, j + 1]) + down * ((2500 - right) * points[i + 1, j] + right * points[i + 1, j + 1])) // 2500 ** 2
    return total


def ndcg10(scores, y):
    values = []
    for start in range(0, len(y), LIST):
        grades, order = y[start:start + LIST], np.argsort(-scores[start:start + LIST], kind="stable")[:10]
        discounts = 1 / np.log2(np.arange(10) + 2)
        ideal = (np.sort(grades)[::-1][:10] * discounts).sum()
        values.append(1.0 if ideal == 0 else (grades[order] * discounts).sum() / ideal)
    return float(np.mean(values))


def peer(rows, test, rounds, depth, eta):
    data = xgboost.DMatrix(rows.features, rows.y)
    data.set_group([LIST] * (len(rows.y) // LIST))
    return ndcg10(xgboost.train(dict(objective="rank:ndcg", max_depth=depth, eta=eta, tree_method="hist", verbosity=0), data, rounds).predict(xgboost.DMatrix(test.features)), test.y)


for kind in (Qualities, Competences):
    test = kind(np.random.default_rng(9), 40_000)
    few = kind(np.random.default_rng(10), LIST)
    expert = key(learn(few, np.zeros(LIST, dtype=int)), test)
    check(f"{kind.name}, without comparisons: the order is the expert's", np.array_equal(expert, 100 * (test.q @ np.array([35, 15, 20, 30]))))

    differences = []
    for seed in range(20):
        rows = kind(np.random.default_rng(1000 + seed), 500)
        ours = ndcg10(key(learn(rows, rows.y), test), test.y)
        differences.append(ours - max(peer(rows, test, rounds, depth, eta) for rounds, depth, eta in ((50, 3, 0.1), (100, 6, 0.1))))
    mean, half = np.mean(differences), 2.093 * np.std(differences, ddof=1) / np.sqrt(20)
    check(f"{kind.name}, 500 outcomes, 20 seeds: NDCG@10 {mean:+.4f} ± {half:.4f} against XGBoost; the expert alone {ndcg10(expert, test.y):.4f}", mean - half > 0)

    for seed in range(2):
        rows = kind(np.random.default_rng(2000 + seed), 100_000)
        ours = ndcg10(key(learn(rows, rows.y), test), test.y)
        best = max(peer(rows, test, rounds, depth, eta) for rounds, depth, eta in ((200, 4, 0.1), (100, 6, 0.1)))
        check(f"{kind.name}, 100,000 outcomes: NDCG@10 {ours:.4f}, XGBoost {best:.4f}", ours >= best - 0.01)

print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
