"""Compares `kausa lab learn-policy` with XGBoost's rank:ndcg on planted outcomes with the same four features.

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


def draw(rng, count):
    """Chance of passing: language up to a threshold, skills more where the way is short, trade little."""
    q = rng.integers(0, 10_001, (count, 4))
    together = np.maximum(q[:, 0] - 3000, 0) / 7000 * np.maximum(q[:, 2] - 3000, 0) / 7000
    odds = -4.5 + 2.5 * np.minimum(q[:, 1], 6000) / 6000 + 3 * together + 1.2 * q[:, 0] / 10000 + 1.5 * q[:, 3] / 10000
    return q, (rng.random(count) < 1 / (1 + np.exp(-odds))).astype(int)


def learn(q, passed_probation):
    with open(folder / "outcomes.csv", "w") as file:
        file.write("list,skills,language,location,trade,state\n")
        for at in range(len(q)):
            file.write(f"{at // LIST},{q[at, 0]},{q[at, 1]},{q[at, 2]},{q[at, 3]},{'PROBATION_PASSED' if passed_probation[at] else 'NOT_PASSED'}\n")
    run = subprocess.run(["dotnet", kausa, "lab", "learn-policy", "--outcomes", folder / "outcomes.csv", "--out", folder / "policy.json"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads((folder / "policy.json").read_text())


def key(policy, q):
    names = ["SKILLS", "LANGUAGE", "LOCATION", "TRADE"]
    total = np.zeros(len(q), dtype=np.int64)
    for curve in policy["curves"]:
        x, points = q[:, names.index(curve["criteria"][0])], np.array(curve["points"])
        at = np.minimum(x // 500, 19)
        total += points[at] + (points[at + 1] - points[at]) * (x - 500 * at) // 500
    for surface in policy["surfaces"]:
        (a, b), points = (q[:, names.index(name)] for name in surface["criteria"]), np.array(surface["points"]).reshape(5, 5)
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


def peer(q, y, rounds, depth, eta):
    data = xgboost.DMatrix(q.astype(np.float32), y)
    data.set_group([LIST] * (len(y) // LIST))
    return xgboost.train(dict(objective="rank:ndcg", max_depth=depth, eta=eta, tree_method="hist", verbosity=0), data, rounds)


test_q, test_y = draw(np.random.default_rng(9), 40_000)
expert = key(learn(test_q[:LIST], np.zeros(LIST, dtype=int)), test_q)
check("without comparisons the order is the expert's", np.array_equal(expert, 100 * (test_q @ np.array([35, 15, 20, 30]))))

differences = []
for seed in range(20):
    q, y = draw(np.random.default_rng(1000 + seed), 500)
    ours = ndcg10(key(learn(q, y), test_q), test_y)
    best = max(ndcg10(peer(q, y, rounds, depth, eta).predict(xgboost.DMatrix(test_q.astype(np.float32))), test_y) for rounds, depth, eta in ((50, 3, 0.1), (100, 6, 0.1)))
    differences.append(ours - best)
mean, half = np.mean(differences), 2.093 * np.std(differences, ddof=1) / np.sqrt(20)
check(f"500 outcomes, 20 seeds: NDCG@10 {mean:+.4f} ± {half:.4f} against XGBoost; the expert alone {ndcg10(expert, test_y):.4f}", mean - half > 0)

for seed in range(2):
    q, y = draw(np.random.default_rng(2000 + seed), 100_000)
    ours = ndcg10(key(learn(q, y), test_q), test_y)
    best = max(ndcg10(peer(q, y, rounds, depth, eta).predict(xgboost.DMatrix(test_q.astype(np.float32))), test_y) for rounds, depth, eta in ((200, 4, 0.1), (100, 6, 0.1)))
    check(f"100,000 outcomes: NDCG@10 {ours:.4f}, XGBoost {best:.4f}", ours >= best - 0.01)

print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
