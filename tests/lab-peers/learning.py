"""Compares `kausa lab learn` with XGBoost's rank:ndcg on planted sets of different kinds: NDCG@10 may be at most 0.01 below.

Usage: learning.py KAUSA FOLDER. Each set has a rule that is known: alone-standing features, interactions of two and of three, missing values, heavy tails.
XGBoost gets the better of two usual settings. The last line is "N passed, N failed, N skipped".
"""
import json
import pathlib
import subprocess
import sys

import numpy as np
import xgboost

kausa, folder = sys.argv[1], pathlib.Path(sys.argv[2])
passed = failed = 0


def check(title, holds):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok' if holds else 'FAILED'}: {title}")


def draw(kind, rng, queries):
    sizes = rng.integers(5, 30, queries)
    rows, features = int(sizes.sum()), 20
    query = np.repeat(np.arange(queries), sizes)
    hidden = rng.normal(size=(rows, 6)) + 0.3 * rng.normal(size=(queries, 6))[query]
    mix = np.random.default_rng(5).normal(size=(6, features)) * (np.random.default_rng(6).random((6, features)) < 0.4)
    x = hidden @ mix + rng.normal(size=(rows, features)) * np.random.default_rng(7).uniform(0.2, 1, features)
    worth = hidden[:, 0] + np.tanh(hidden[:, 1])
    if kind == "interactions":
        worth += np.maximum(hidden[:, 2], 0) * hidden[:, 3] + 0.8 * (hidden[:, 4] > 0) * (hidden[:, 5] > 0) * hidden[:, 0]
    if kind == "heavy tails":
        x[:, ::2] = np.exp(1.5 * x[:, ::2])
    absent = rng.random(x.shape) < (0.3 if kind == "missing" else 0)
    worth += rng.normal(size=rows) * 0.7
    return x, np.digitize(worth, np.quantile(worth, [0.5, 0.75, 0.9, 0.97])), absent, sizes


def write(name, x, y, absent, sizes):
    with open(folder / name, "w") as file:
        for row in range(len(y)):
            file.write(f"{y[row]} " + " ".join(f"{f + 1}:{x[row, f]:.6g}" for f in range(x.shape[1]) if not absent[row, f]) + "\n")
    (folder / f"{name}.query").write_text("\n".join(map(str, sizes)) + "\n")


def ndcg10(scores, y, sizes):
    start, values = 0, []
    for size in sizes:
        grades, order = y[start:start + size], np.argsort(-scores[start:start + size], kind="stable")[:10]
        start += size
        discounts = 1 / np.log2(np.arange(len(order)) + 2)
        ideal = ((np.exp2(np.sort(grades)[::-1][:10]) - 1) * discounts).sum()
        values.append(1.0 if ideal == 0 else ((np.exp2(grades[order]) - 1) * discounts).sum() / ideal)
    return float(np.mean(values))


def matrix(x, y, absent, sizes):
    data = xgboost.DMatrix(np.where(absent, np.nan, x).astype(np.float32), y)
    data.set_group(sizes)
    return data


for seed, kind in enumerate(["alone", "interactions", "missing", "heavy tails"]):
    rng = np.random.default_rng(100 + seed)
    train, test = draw(kind, rng, 300), draw(kind, rng, 600)
    write("train", train[0], train[1], train[2], train[3])
    write("test", test[0], test[1], test[2], test[3])
    answer = subprocess.run(["dotnet", kausa, "lab", "learn", "--train", folder / "train", "--train-query", folder / "train.query",
                             "--test", folder / "test", "--test-query", folder / "test.query"], capture_output=True, text=True)
    if answer.returncode != 0:
        check(f"{kind}: {answer.stderr}", False)
        continue
    ours = json.loads(answer.stdout)
    peers = []
    for settings, rounds in ((dict(max_depth=6, eta=0.3), 50), (dict(max_depth=4, eta=0.1), 150)):
        model = xgboost.train(dict(settings, objective="rank:ndcg", tree_method="hist", verbosity=0), matrix(*train), rounds)
        peers.append(ndcg10(model.predict(matrix(*test)), test[1], test[3]))
    check(f"{kind}: NDCG@10 {ours['ndcg']['10']:.4f} in {ours['seconds']} s, XGBoost {max(peers):.4f}", ours["ndcg"]["10"] >= max(peers) - 0.01)
    check(f"{kind}: rows and features", ours["rows"] == len(train[1]) and ours["features"] == train[0].shape[1])

print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
