#!/usr/bin/env python3
"""Projects a table of postal codes from degrees to the 100 m grid of ETRS89-LAEA (EPSG:3035).

Usage: project-postal-codes.py SOURCE_CSV TARGET_CSV

SOURCE_CSV has the columns plz, place, district_ags, lat, lon (degrees). TARGET_CSV gets postal_code, place,
district_ags, x_100m, y_100m, sorted by postal code; main-place.csv beside this script names the town of a code that
GeoNames files under a smaller place. The projection is computed here, once, so that the product
itself needs no trigonometry. Before anything is written the projection is checked against published values and
against its defining property, equal area.

Formulas: IOGP Guidance Note 7-2, "Lambert Azimuthal Equal Area", method 9820. GRS80 ellipsoid.
ETRS89 and WGS84 degrees differ by less than a metre in Germany, far below the 100 m grid.
"""
import csv
import math
import pathlib
import sys

SEMI_MAJOR_METRES = 6378137.0
FLATTENING = 1 / 298.257222101
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = math.radians(52), math.radians(10)
FALSE_EASTING_METRES, FALSE_NORTHING_METRES = 4321000.0, 3210000.0
ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
ECCENTRICITY = math.sqrt(ECCENTRICITY_SQUARED)

# Published pairs (latitude, longitude, easting, northing, tolerance in metres).
PUBLISHED = [
    (50.0, 5.0, 3962799.45, 2999718.85, 0.01),  # worked example of Guidance Note 7-2
    (60.0, 5.0, 4041548.13, 4109791.66, 0.05),  # IOGP GIGS test 5110 (v2.0)
    (70.0, 5.0, 4127824.66, 5214090.65, 0.05),  # IOGP GIGS test 5110 (v2.0)
    (52.0, 10.0, 4321000.0, 3210000.0, 0.001),  # the origin carries the false easting and northing
]

# Postal codes whose main place GeoNames files under a neighbouring municipality, so that an independent city
# would have no postal code at all: postal code -> (place, district).
CORRECTIONS = {
    "76829": ("Landau in der Pfalz", "07313"),
    "91126": ("Schwabach", "09565"),
}


def authalic_q(latitude):
    sine = math.sin(latitude)
    e = ECCENTRICITY
    return (1 - ECCENTRICITY_SQUARED) * (
        sine / (1 - ECCENTRICITY_SQUARED * sine * sine)
        - 1 / (2 * e) * math.log((1 - e * sine) / (1 + e * sine)))


Q_POLE = authalic_q(math.pi / 2)
BETA_ORIGIN = math.asin(authalic_q(ORIGIN_LATITUDE) / Q_POLE)
AUTHALIC_RADIUS = SEMI_MAJOR_METRES * math.sqrt(Q_POLE / 2)
SCALE = (SEMI_MAJOR_METRES * math.cos(ORIGIN_LATITUDE)
         / math.sqrt(1 - ECCENTRICITY_SQUARED * math.sin(ORIGIN_LATITUDE) ** 2)
         / (AUTHALIC_RADIUS * math.cos(BETA_ORIGIN)))


def project(latitude_degrees, longitude_degrees):
    """Easting and northing in metres."""
    latitude = math.radians(latitude_degrees)
    difference = math.radians(longitude_degrees) - ORIGIN_LONGITUDE
    beta = math.asin(authalic_q(latitude) / Q_POLE)
    b = AUTHALIC_RADIUS * math.sqrt(2 / (
        1 + math.sin(BETA_ORIGIN) * math.sin(beta)
        + math.cos(BETA_ORIGIN) * math.cos(beta) * math.cos(difference)))
    easting = FALSE_EASTING_METRES + b * SCALE * math.cos(beta) * math.sin(difference)
    northing = FALSE_NORTHING_METRES + b / SCALE * (
        math.cos(BETA_ORIGIN) * math.sin(beta)
        - math.sin(BETA_ORIGIN) * math.cos(beta) * math.cos(difference))
    return easting, northing


def area_ratio(latitude_degrees, longitude_degrees, step_degrees=1e-4):
    """Projected area of a small cell over its area on the ellipsoid; an equal-area projection gives 1."""
    south, west = latitude_degrees - step_degrees, longitude_degrees - step_degrees
    north, east = latitude_degrees + step_degrees, longitude_degrees + step_degrees
    corners = [project(south, west), project(south, east), project(north, east), project(north, west)]
    doubled = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1]))
    on_ellipsoid = (SEMI_MAJOR_METRES ** 2 * math.radians(east - west) / 2
                    * (authalic_q(math.radians(north)) - authalic_q(math.radians(south))))
    return abs(doubled) / 2 / on_ellipsoid


def check():
    for latitude, longitude, easting, northing, tolerance in PUBLISHED:
        x, y = project(latitude, longitude)
        if abs(x - easting) > tolerance or abs(y - northing) > tolerance:
            sys.exit(f"projection of {latitude}, {longitude} is {x:.3f}, {y:.3f}, published {easting}, {northing}")
    for latitude in (47.3, 49.0, 51.5, 55.0):
        for longitude in (5.9, 8.0, 11.5, 15.0):
            if abs(area_ratio(latitude, longitude) - 1) > 1e-4:
                sys.exit(f"projection is not equal-area at {latitude}, {longitude}")


def to_100m(metres):
    return math.floor(metres / 100 + 0.5)


def main(source, target):
    check()
    with open(source, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with open(pathlib.Path(__file__).with_name("main-place.csv"), encoding="utf-8", newline="") as stream:
        main_places = {row["postal_code"]: row["place"] for row in csv.DictReader(stream)}
    unknown = sorted(set(main_places) - {row["plz"] for row in rows})
    if unknown:
        sys.exit(f"main-place.csv: {unknown} are no postal codes of {source}")
    out = []
    for row in rows:
        place, district = CORRECTIONS.get(row["plz"], (main_places.get(row["plz"], row["place"]), row["district_ags"]))
        x, y = project(float(row["lat"]), float(row["lon"]))
        out.append([row["plz"], place, district, to_100m(x), to_100m(y)])
    out.sort()
    with open(target, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["postal_code", "place", "district_ags", "x_100m", "y_100m"])
        writer.writerows(out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
