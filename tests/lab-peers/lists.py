"""Measures of lists and forecasts that no verb of the command line prints, computed with NumPy from their definitions on random cases.

Usage: lists.py KAUSA FOLDER. The cases with their values stand in lists.json beside this script, where a test of the lab compares them to 1e-9; this script computes them anew and compares
with the file. `lists.py --write` writes it. The last line is "N passed, N failed, N skipped".
"""
import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).with_name("lists.json")
CASES = 12


def forecasts(rng):
    chance = np.round(rng.random(rng.integers(1, 60)), 3)
    came = rng.random(len(chance)) < chance
    tenths = np.minimum(9, np.floor(chance * 10 + 1e-12).astype(int))
    return {
        "chance": chance.tolist(), "came_true": came.tolist(), "brier": float(np.mean((chance - came) ** 2)),
        "reliability": [[float(chance[tenths == k].mean()), float(came[tenths == k].mean()), int((tenths == k).sum())] for k in range(10) if (tenths == k).any()],
    }


def intervals(rng):
    low = rng.integers(0, 900_000, rng.integers(1, 80))
    high = low + rng.integers(0, 100_000, len(low))
    truth = np.where(rng.random(len(low)) < 0.2, high, rng.integers(0, 1_000_000, len(low)))
    return {"low": low.tolist(), "high": high.tolist(), "truth": truth.tolist(), "coverage": float(((truth >= low) & (truth <= high)).mean())}


def ranks(rng):
    before, after = rng.integers(1, 100, (2, rng.integers(1, 50)))
    return {"with": before.tolist(), "without": after.tolist(), "mean_fall": float((after - before).mean()), "mean_movement": float(np.abs(after - before).mean())}


def steering(rng):
    people = [[[[round(float(level), 2), int(months)] for level, months in zip(rng.uniform(20, 90, n), rng.choice([24, 36, 42], n))] for n in rng.integers(0, 16, 3)] for _ in range(rng.integers(1, 20))]
    counted = [[np.array(one[:10], dtype=float).mean(axis=0) for one in person] for person in people if all(person)]
    if not counted:
        return {"people": people, "level_full": 0.0, "months_full": 0.0, "level_truth": 0.0, "months_truth": 0.0}
    thin, full, truth = (np.array([person[k] for person in counted]) for k in range(3))
    (level_full, months_full), (level_truth, months_truth) = (thin - full).mean(axis=0), (thin - truth).mean(axis=0)
    return {"people": people, "level_full": float(level_full), "months_full": float(months_full), "level_truth": float(level_truth), "months_truth": float(months_truth)}


def exposure(rng):
    items = 2 * int(rng.integers(5, 30))
    lists = [rng.permutation(items)[: rng.integers(0, 11)].tolist() for _ in range(rng.integers(1, 30))]
    # The bottom row holds who stands at which rank; nobody is row `items`.
    grid = np.full((len(lists), 10), items)
    for at, one in enumerate(lists):
        grid[at, : len(one)] = one
    gained = np.bincount(grid.ravel(), weights=np.tile(1 / np.log2(np.arange(10) + 2), len(lists)), minlength=items + 1)[:items]
    first, second = gained[: items // 2].sum(), gained[items // 2:].sum()
    percent, spread = int(rng.integers(0, 101)), np.sort(gained)[::-1]
    top = float((spread * np.clip(items * percent / 100 - np.arange(items), 0, 1)).sum() / spread.sum()) if spread.sum() > 0 else 0.0
    districts = [None if rng.random() < 0.1 else str(d) for d in rng.choice(["08111", "08115", "08116"], items)]
    home = [str(d) for d in rng.choice(["08111", "08115"], len(lists))]
    return {
        "items": items, "lists": lists, "exposure": gained.tolist(), "second_over_first": float(second / first) if first > 0 else None, "percent": percent, "share_of_top": top, "looker_district": home, "item_district": districts,
        "served": {d: int(sum(bool(one) for one, at in zip(lists, home) if at == d)) for d in sorted(set(home))},
    }


def compute():
    rng = np.random.default_rng(20_260)
    return {name: [make(rng) for _ in range(CASES)] for name, make in {"forecasts": forecasts, "intervals": intervals, "ranks": ranks, "steering": steering, "exposure": exposure}.items()}


def same(a, b):
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b or (isinstance(a, float) and isinstance(b, (int, float)) and abs(a - b) <= 1e-12)


computed = compute()
if sys.argv[1:] == ["--write"]:
    FILE.write_text("{\n" + ",\n".join(f'"{name}": [\n' + ",\n".join(json.dumps(case) for case in cases) + "\n]" for name, cases in computed.items()) + "\n}\n")
    sys.exit()

stored = json.loads(FILE.read_text())
results = [same(case, other) for name in computed for case, other in zip(computed[name], stored[name], strict=True)]
print(f"{sum(results)} passed, {len(results) - sum(results)} failed, 0 skipped")
