"""Checks a plan of `kausa allocate` by its certificate, with nothing but Python: an example of how a stranger does it (docs/allocation.md).

usage: check_plan.py PLAN.json CERTIFICATE.json
"""
import json
import sys
from collections import Counter

plan, proof = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
if plan["digest"] != proof["plan_digest"]:
    sys.exit("the certificate belongs to another plan")
people, places, companies, advisers = ({row[key]: row for row in proof[rows]} for rows, key in (("people", "candidate"), ("places", "place"), ("companies", "company"), ("advisers", "adviser")))
pairs = {(name, pair["place"]): pair for name, person in people.items() for pair in person["pairs"]}
has = {pair["candidate"]: pair["place"] for pair in plan["pairs"]}
company = {name: place["company"] for name, place in places.items()}
both = {key: pair["person_millionths"] + pair["company_millionths"] for key, pair in pairs.items()}
faults = [f"{name} at {place}: not possible" for name, place in has.items() if (name, place) not in pairs]

# Rules: seats, caps, limits, what was decided, who must be placed.
at_place, at_company, at_adviser = Counter(has.values()), Counter(company[place] for place in has.values()), Counter(people[name]["adviser"] for name in has)
faults += [f"{name}: too many people" for rows, count, most in ((places, at_place, "seats"), (companies, at_company, "cap"), (advisers, at_adviser, "limit")) for name, row in rows.items() if count[name] > row[most]]
faults += [f"{name}: decided otherwise" for name, person in people.items() if person["decided_place"] and has.get(name) != person["decided_place"]]
faults += [f"{name}: must be placed" for name, person in people.items() if person["required"] and name not in has]

if faults:
    pass
elif proof["objective"] == "STABLE":
    # Nobody and no place would rather have each other. Decided pairs never give way, and whose adviser has no room waits.
    free = [(name, place) for name, place in has.items() if not people[name]["decided_place"]]
    least_at_place, least_at_company = {}, {}
    for name, place in free:
        for least, key in ((least_at_place, place), (least_at_company, company[place])):
            least[key] = min(least.get(key, 1_000_001), pairs[name, place]["company_millionths"])
    for (name, place), pair in pairs.items():
        own, adviser, firm, liking = has.get(name), people[name]["adviser"], company[place], pair["company_millionths"]
        waits = not own and adviser and at_adviser[adviser] >= advisers[adviser]["limit"]
        if people[name]["decided_place"] or waits or (own and pairs[name, own]["person_millionths"] >= pair["person_millionths"]):
            continue
        seat = at_place[place] < places[place]["seats"]
        room = seat and at_company[firm] < companies[firm]["cap"] and not (own and company[own] == firm)
        if room or least_at_place.get(place, 1_000_001) < liking or (seat and least_at_company.get(firm, 1_000_001) < liking):
            faults.append(f"{name} and {place} would rather have each other")
else:
    # No plan is better: by these prices all plans that keep the rules stay within one bound, and this one reaches it.
    placed = proof["placement_price_millionths"]
    price = lambda rows, name: rows[name]["price_millionths"] if name else 0
    gain = {(name, place): both[name, place] + placed - price(places, place) - price(companies, company[place]) - price(advisers, people[name]["adviser"]) for name, place in pairs}
    bound = sum(min(row["seats"], companies[row["company"]]["cap"]) * price(places, name) for name, row in places.items())
    bound += sum(row["cap"] * price(companies, name) for name, row in companies.items()) + sum(row["limit"] * price(advisers, name) for name, row in advisers.items())
    for name, person in people.items():
        mine = [gain[name, person["decided_place"]]] if person["decided_place"] else [gain[name, pair["place"]] for pair in person["pairs"]]
        bound += max(mine if person["required"] or person["decided_place"] else mine + [0])
    total = sum(both[pair] for pair in has.items())
    faults += ["a price is negative"] * any(row["price_millionths"] < 0 for rows in (places, companies, advisers) for row in rows.values())
    faults += ["the placement price does not fit the objective"] * (placed != 0 if proof["objective"] == "BEST_TOTAL" else placed <= total)
    faults += [f"a better plan is not ruled out: bound {bound}, plan {total + placed * len(has)}"] * (bound != total + placed * len(has))

print("\n".join(faults) or f"proven: {len(has)} of {len(people)} people placed, {len(pairs)} possible pairs, {proof['objective']}")
sys.exit(5 if faults else 0)
