#!/usr/bin/env python3
"""Rebuilds data/map/district_outline.csv, the outlines of the districts on the 100 m grid, from a GeoJSON file.

Usage: build-outlines.py DISTRICTS_GEOJSON

The features have the property ags and geometries in degrees whose shared borders share their points. Written per
district: its key, the point for a label (the inner point farthest from the border), and its rings, separated by
semicolons, each as "x y dx dy dx dy ..." in 100 metres of ETRS89-LAEA (EPSG:3035). A district and what became part of
it are one: their common border is taken out. Islands under a square kilometre are left out beside larger parts.
The same input gives the same bytes.
"""
import csv
import importlib.util
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "data" / "map" / "district_outline.csv"
MERGED = {"16056": "16063"}  # Eisenach became part of the Wartburgkreis on 2021-07-01
SMALLEST_CELLS = 100  # of 100 m x 100 m
LABEL_STEPS = 40

spec = importlib.util.spec_from_file_location("projection", HERE / "project-postal-codes.py")
projection = importlib.util.module_from_spec(spec)
spec.loader.exec_module(projection)


def on_grid(ring):
    points = []
    for longitude, latitude in ring[:-1]:
        point = tuple(projection.to_100m(metres) for metres in projection.project(latitude, longitude))
        if not points or points[-1] != point:
            points.append(point)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def twice_area(ring):
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]))


def without_common_border(rings):
    """Rings of the union of areas that share border points: an edge walked twice is inside, the rest is chained anew."""
    edges = [edge for ring in rings for edge in zip(ring, ring[1:] + ring[:1])]
    walked = {}
    for a, b in edges:
        walked[frozenset((a, b))] = walked.get(frozenset((a, b)), 0) + 1
    after = {}
    for a, b in edges:
        if walked[frozenset((a, b))] == 1:
            after.setdefault(a, []).append(b)
    chained = []
    while after:
        start = point = min(after)
        ring = []
        while True:
            ring.append(point)
            following = after[point].pop()
            if not after[point]:
                del after[point]
            point = following
            if point == start:
                break
        chained.append(ring)
    return chained


def is_inside(x, y, rings):
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def distance_to_border(x, y, rings):
    nearest = math.inf
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
            dx, dy = x1 - x0, y1 - y0
            share = max(0, min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
            nearest = min(nearest, (x - x0 - share * dx) ** 2 + (y - y0 - share * dy) ** 2)
    return nearest


def label_point(rings):
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    candidates = [
        (min(xs) + (max(xs) - min(xs)) * i // LABEL_STEPS, min(ys) + (max(ys) - min(ys)) * j // LABEL_STEPS)
        for i in range(1, LABEL_STEPS) for j in range(1, LABEL_STEPS)]
    return max((point for point in candidates if is_inside(*point, rings)), key=lambda point: (distance_to_border(*point, rings), point))


def text(ring):
    steps = [ring[0]] + [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in zip(ring, ring[1:])]
    return " ".join(f"{x} {y}" for x, y in steps)


def main(source):
    projection.check()
    with open(source, encoding="utf-8") as stream:
        features = json.load(stream)["features"]
    districts = {}
    for feature in features:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        key = feature["properties"]["ags"]
        districts.setdefault(MERGED.get(key, key), []).extend(on_grid(ring) for polygon in polygons for ring in polygon)
    rows = []
    for ags, rings in sorted(districts.items()):
        if ags in MERGED.values():
            rings = without_common_border(rings)
        rings = sorted((ring for ring in rings if len(ring) > 2), key=lambda ring: (-abs(twice_area(ring)), ring))
        rings = [ring for i, ring in enumerate(rings) if i == 0 or abs(twice_area(ring)) >= 2 * SMALLEST_CELLS]
        rows.append([ags, *label_point(rings), ";".join(map(text, rings))])
    with open(TARGET, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["district_ags", "label_x_100m", "label_y_100m", "rings"])
        writer.writerows(rows)
    print(f"{TARGET.name}: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
