#!/usr/bin/env python3
"""Rebuilds the source-derived tables of data/ from a folder of open source tables.

Usage: build-data.py SOURCE_DIR

SOURCE_DIR holds training_occupation.csv, kldb2010.csv, kldb2010_job_titles.csv and plz_geonames.csv; docs/data.md
names where each comes from. Written: occupation.csv, kldb2010.csv, job_title.csv, district.csv, postal_code.csv.
The other tables of data/ are edited by hand or written by build-requirements.py, and not touched.
The same input gives the same bytes.
"""
import csv
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"

# Words whose two forms do not follow one of the rules of neutral_word.
IRREGULAR_WORDS = {
    ("Koch", "Köchin"): "Koch/Köchin",
    ("Polsterer", "Polsterin"): "Polsterer/Polsterin",
    ("Zimmerer", "Zimmerin"): "Zimmerer/Zimmerin",
}

# Endings that are easier to read in another form than the rules give.
READABLE_ENDINGS = [
    ("/in-Textil", "/in - Textil"),
    (" nach dem Berufsbildungsgesetz", " (BBiG)"),
    (" nach der Handwerksordnung", " (HwO)"),
]

# Titles for people with disabilities (section 66 BBiG, section 42r HwO) are not recognised occupations of their own.
SPECIAL_RULE = re.compile(r"§")

STATES = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen",
    "05": "Nordrhein-Westfalen", "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg",
    "09": "Bayern", "10": "Saarland", "11": "Berlin", "12": "Brandenburg", "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}

# Last two digits of the district key by which a state numbers its independent cities.
CITY_NUMBERS = {
    "01": range(1, 5), "02": range(0, 1), "03": range(1, 6), "04": range(11, 13), "05": range(11, 25),
    "06": range(11, 15), "07": range(11, 21), "08": (11, 21, 12, 22, 31), "09": range(61, 66), "10": (),
    "11": range(0, 1), "12": range(51, 55), "13": range(3, 5), "14": range(11, 14), "15": range(1, 4),
    "16": range(51, 57),
}

# Wording that GeoNames abbreviates or leaves out: district key -> name.
DISTRICT_NAMES = {
    "03403": "Oldenburg (Oldenburg)",
    "07313": "Landau in der Pfalz",
    "07132": "Altenkirchen (Westerwald)",
    "09363": "Weiden in der Oberpfalz",
    "09479": "Wunsiedel im Fichtelgebirge",
    "09565": "Schwabach",
    "09776": "Lindau (Bodensee)",
    "14628": "Sächsische Schweiz-Osterzgebirge",
    "15002": "Halle (Saale)",
}

CITY_WORDS = re.compile(
    r"^(Kreisfreie Stadt|Landeshauptstadt) |, (Stadt|kreisfreie Stadt|Hansestadt|Freie und Hansestadt|"
    r"Wissenschaftsstadt|Landeshauptstadt|documenta-Stadt)$")
OWN_KIND_WORD = re.compile(r"(kreis|Kreis)\b|[Kk]reis[ -]|^(Region|Regionalverband|Städteregion) ")


def neutral_word(masculine, feminine):
    if masculine == feminine:
        return masculine
    if (masculine, feminine) in IRREGULAR_WORDS:
        return IRREGULAR_WORDS[masculine, feminine]
    if feminine == masculine + "in":
        return masculine + "/in"
    if masculine.endswith("mann") and feminine == masculine[:-4] + "frau":
        return masculine + "/-frau"
    if masculine.endswith("technologe") and feminine == masculine[:-1] + "in":
        return masculine + "/-technologin"
    if masculine.endswith("er") and feminine == masculine[:-1]:
        return feminine + "/r"
    raise ValueError(f"no neutral form for {masculine} and {feminine}")


def neutral_title(masculine, feminine):
    """One title for everybody, word by word: Tischler/in, Kaufmann/-frau für ..., Medizinische/r Fachangestellte/r."""
    words_m, words_f = (re.split(r"([ ()-])", title) for title in (masculine, feminine))
    if len(words_m) != len(words_f):
        raise ValueError(f"titles differ in shape: {masculine} and {feminine}")
    title = "".join(map(neutral_word, words_m, words_f))
    for ending, readable in READABLE_ENDINGS:
        if title.endswith(ending):
            title = title[: -len(ending)] + readable
    return title


def is_city(ags):
    return int(ags[3:]) in CITY_NUMBERS[ags[:2]]


def district_name(ags, wording):
    name = CITY_WORDS.sub("", wording)
    if is_city(ags):
        return DISTRICT_NAMES.get(ags, name)
    name = re.sub(r"^(Landkreis|Kreis) ", "", name)
    name = DISTRICT_NAMES.get(ags, name)
    if OWN_KIND_WORD.search(name):
        return name
    return ("Kreis " if ags[:2] in ("01", "05") else "Landkreis ") + name


def read(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(name, header, rows):
    with open(DATA / name, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def build_occupations(source):
    rows = [[
        row["occupation_id"], row["title_m"], row["title_f"], neutral_title(row["title_m"], row["title_f"]),
        row["kldb_code"], row["kldb_codes_all"], row["kldb_match"], row["duration_months"], row["legal_basis"],
        row["hwo_trade"], row["area"], row["area_basis"], row["regulation"], row["regulation_date"],
    ] for row in source]
    rows.sort()
    write("occupation.csv", [
        "occupation_id", "title_masculine", "title_feminine", "title", "kldb_code", "kldb_codes_all", "kldb_basis",
        "duration_months", "legal_basis", "craft_annex", "area", "area_basis", "regulation", "regulation_date"], rows)
    return {code for row in source for code in row["kldb_codes_all"].split("|")}


def build_districts(postal_codes):
    wording = {row["district_ags"]: row["district"] for row in postal_codes}
    for ags, name in DISTRICT_NAMES.items():
        wording.setdefault(ags, name)
    rows = [[ags, district_name(ags, wording[ags]), ags[:2], STATES[ags[:2]]] for ags in sorted(wording)]
    names = [row[1] for row in rows]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        sys.exit(f"district names are not unique: {sorted(doubled)}")
    write("district.csv", ["district_ags", "district", "state_ags", "state"], rows)


def main(folder):
    occupations = read(folder, "training_occupation.csv")
    shipped_codes = build_occupations(occupations)

    groups = sorted((row["code"], row["level"], row["title_de"]) for row in read(folder, "kldb2010.csv"))
    write("kldb2010.csv", ["kldb_code", "level", "title"], groups)

    titles = sorted({
        (row["kldb_code"], row["title_de"]) for row in read(folder, "kldb2010_job_titles.csv")
        if row["kldb_code"] in shipped_codes and not SPECIAL_RULE.search(row["title_de"])})
    write("job_title.csv", ["kldb_code", "title"], titles)

    build_districts(read(folder, "plz_geonames.csv"))
    subprocess.run([
        sys.executable, str(HERE / "project-postal-codes.py"),
        str(folder / "plz_geonames.csv"), str(DATA / "postal_code.csv")], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
