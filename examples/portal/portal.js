// An anonymous visitor asks the matching service by gRPC-Web: the proto files, fetch and sixty lines. Address and key of the office's portal come with the page's address, and what is asked first may: ?server=URL&key=KEY&lang=en
const { server, key, ...asked } = Object.fromEntries(new URLSearchParams(location.search));
const root = new protobuf.Root();
root.resolvePath = (_, path) => (path.startsWith("google/") ? path : `../../protos/${path}`);
await root.load(["match_service", "reference_service"].map((name) => `kausa/matching/v1/${name}.proto`), { keepCase: true });

const words = {
  de: { title: "Ausbildungsplätze finden", intro: "Ohne Anmeldung. Nichts wird gespeichert. Ein Vorschlag, keine Entscheidung.", "l-words": "Beruf", "l-code": "Postleitzahl", "l-level": "Deutsch", go: "Suchen", min: "Min.", from: "ab", none: "Nichts gefunden.", noWords: "Kein Beruf zu diesen Worten bekannt; gezeigt werden Plätze aller Berufe.", noWay: "Weg nicht bekannt", open: "Beim Betrieb ist noch etwas offen." },
  en: { title: "Find a training place", intro: "No sign-in. Nothing is stored. A proposal, not a decision.", "l-words": "Occupation", "l-code": "Postal code", "l-level": "German", go: "Search", min: "min", from: "from", none: "Nothing found.", noWords: "No occupation is known for these words; places of all occupations are shown.", noWay: "way not known", open: "Something is still open on the company's side." },
};
const $ = (id) => document.getElementById(id);
const node = (tag, text, className = "") => Object.assign(document.createElement(tag), { textContent: text, className });

// One unary call: a frame out; frames back, the last of which holds the status.
async function call(service, method, fields) {
  const { requestType, responseType } = root.lookupService(`kausa.matching.v1.${service}`).methods[method];
  const type = root.lookupType(`kausa.matching.v1.${requestType}`);
  const message = type.encode(type.fromObject(fields)).finish();
  const frame = new Uint8Array(5 + message.length);
  new DataView(frame.buffer).setUint32(1, message.length);
  frame.set(message, 5);
  const headers = { "content-type": "application/grpc-web+proto", "x-grpc-web": "1", "x-api-key": key };
  const reply = await fetch(`${server}/kausa.matching.v1.${service}/${method}`, { method: "POST", headers, body: frame });
  let [answer, status, text] = [null, reply.headers.get("grpc-status"), reply.headers.get("grpc-message")];
  const bytes = new Uint8Array(await reply.arrayBuffer());
  for (let at = 0; at < bytes.length; ) {
    const length = new DataView(bytes.buffer).getUint32(at + 1);
    const body = bytes.subarray(at + 5, at + 5 + length);
    if (bytes[at] & 0x80) {
      const trailers = new TextDecoder().decode(body);
      [status, text] = [/grpc-status: *(\d+)/.exec(trailers)?.[1], /grpc-message: *(.*)/.exec(trailers)?.[1]];
    } else answer = root.lookupType(`kausa.matching.v1.${responseType}`).toObject(root.lookupType(`kausa.matching.v1.${responseType}`).decode(body), { enums: String, defaults: true });
    at += 5 + length;
  }
  if (status !== "0") throw new Error(decodeURIComponent(text ?? `HTTP ${reply.status}`));
  return answer;
}

async function search() {
  const { words: said, code, level, lang } = Object.fromEntries(new FormData($("ask")));
  const own = words[lang];
  document.documentElement.lang = lang;
  for (const id of ["title", "intro", "l-words", "l-code", "l-level", "go"]) $(id).textContent = own[id];
  try {
    const found = await call("ReferenceService", "SearchOccupations", { words: said, page_size: 3 });
    const german = level ? [{ id: "l-1", level: `CEFR_LEVEL_${level}`, kind: "EVIDENCE_KIND_SELF_ESTIMATE" }] : [];
    const profile = { home: { postal_code: code }, wishes: found.matches.map((hit) => hit.occupation.id), language_evidence: german };
    const answer = await call("MatchService", "RankTrainingPlaces", { subject: { profile }, language_code: lang, page_size: 20 });
    $("places").replaceChildren(...answer.matches.map((match) => {
      const item = document.createElement("li");
      item.append(node("h2", `${match.place.occupation_title}, ${match.place.company_label}`), node("div", match.fit_text, "fit"),
        node("div", [match.place.town, match.place.travel_minutes === undefined ? own.noWay : `${match.place.travel_minutes} ${own.min}`, match.place.pathway_text, match.place.starts_on && `${own.from} ${match.place.starts_on}`].filter(Boolean).join(" · ")));
      const list = document.createElement("ul");
      list.append(...match.reasons.map((reason) => node("li", reason.text, "reason")), ...match.conditions.map(({ advice }) => node("li", `${answer.advice[advice - 1].finding} ${answer.advice[advice - 1].text}`)));
      if (match.company_side_open) list.append(node("li", own.open));
      item.append(list);
      return item;
    }));
    const shown = answer.matches.length ? `${answer.info.as_of}${answer.info.synthetic ? " · synthetic" : ""}` : own.none;
    $("state").textContent = found.matches.length ? shown : `${own.noWords} ${shown}`;
  } catch (error) {
    $("places").replaceChildren();
    $("state").textContent = error.message;
  }
}
for (const name in asked) if ($("ask").elements[name]) $("ask").elements[name].value = asked[name];
$("ask").addEventListener("submit", (event) => { event.preventDefault(); search(); });
$("ask").lang.addEventListener("change", search);
await search();
