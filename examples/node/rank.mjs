// Ranked training places for an anonymous visitor. Needs @grpc/grpc-js and @grpc/proto-loader, and the proto files of this repository.
// usage: node rank.mjs HOST:PORT KEY POSTAL_CODE "everyday words for an occupation"
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const [server, key, postalCode, words] = process.argv.slice(2);
const protos = fileURLToPath(new URL("../../protos", import.meta.url));
const files = ["match_service", "reference_service"].map((name) => `kausa/matching/v1/${name}.proto`);
const { kausa } = grpc.loadPackageDefinition(loader.loadSync(files, { includeDirs: [protos], keepCase: true, enums: String, defaults: true }));
const { MatchService, ReferenceService } = kausa.matching.v1;

const metadata = new grpc.Metadata();
metadata.set("x-api-key", key);
const call = (client, method, request) => promisify(client[method].bind(client))(request, metadata, { deadline: Date.now() + 5000 });
const match = new MatchService(server, grpc.credentials.createInsecure());
const reference = new ReferenceService(server, grpc.credentials.createInsecure());

try {
  const found = await call(reference, "SearchOccupations", { words, page_size: 3 });
  if (found.matches.length === 0) console.log(`no occupation is known for "${words}"; places of all occupations follow`);
  const profile = { home: { postal_code: postalCode }, wishes: found.matches.map((hit) => hit.occupation.id) };
  const answer = await call(match, "RankTrainingPlaces", { subject: { profile }, language_code: "en", page_size: 5 });
  for (const { rank, place, fit_text, reasons } of answer.matches) {
    const way = place.travel_minutes == null ? "way not known" : `${place.travel_minutes} min`;
    console.log(`${rank} ${[place.occupation_title, place.town, way].filter(Boolean).join(", ")}: ${fit_text}`);
    console.log("   " + reasons.map((reason) => `${reason.text} ${reason.points_millionths / 10000}/${reason.max_millionths / 10000}`).join("; "));
  }
  console.log(`digest ${answer.info.digest}${answer.info.synthetic ? ", synthetic" : ""}`);
} catch (error) {
  console.error(`${grpc.status[error.code]}: ${error.details} (${error.metadata?.get("grpc-status-details-bin").length ?? 0} details)`);
  process.exitCode = 1;
}
