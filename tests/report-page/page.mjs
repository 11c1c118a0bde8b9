// Looks at pages of kausa report in headless Chromium. Usage: node page.mjs CHROMIUM PAGES_JSON
// PAGES_JSON: [{ name, file, candidates, market }]; market is the folder the page was made from, or null.
// The last line is "N passed, N failed".
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [chromium, list] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const bytesMax = 2_000_000; // for 100 candidates
const a4ContentPx = 688; // 210 mm less the margins of the style sheet, at 96 dpi
let passed = 0, failed = 0;

function check(name, what, offenders) {
  if (offenders.length === 0) { passed++; return; }
  failed++;
  console.log(`FAILED ${name}: ${what}`);
  for (const offender of offenders.slice(0, 5)) console.log(`          ${offender}`);
}

const launch = profile => puppeteer.launch({
  executablePath: chromium,
  headless: true,
  userDataDir: profile,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  protocolTimeout: 600_000,
});

async function open(browser, file, { script = true, width = 1280, media = "screen" } = {}) {
  const page = await browser.newPage();
  const requests = [];
  page.on("request", request => requests.push(request.url()));
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaType(media);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return { page, requests };
}

// What sticks out to the right, or is cut off by a box of its own.
const overflow = page => page.evaluate(() => {
  const width = document.documentElement.clientWidth, bad = [];
  if (document.documentElement.scrollWidth > width) bad.push(`the page is ${document.documentElement.scrollWidth} px wide in ${width} px`);
  for (const element of document.body.querySelectorAll("*:not(svg *)")) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > width + 1 || box.left < -1)) bad.push(`<${element.tagName.toLowerCase()} class="${element.className}"> ${Math.round(box.left)}..${Math.round(box.right)}: ${element.textContent.slice(0, 60)}`);
    if (getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) bad.push(`<${element.tagName.toLowerCase()}> hides ${element.scrollWidth - element.clientWidth} px: ${element.textContent.slice(0, 60)}`);
  }
  return bad;
});

// What axe-core finds. Contrast takes it most of its time, and is the same wherever text is painted the same way: that rule looks at the longest text of each way (colours, size
// and weight, and all that lies behind it), because of a single sign it cannot tell, and at every text in a drawing; all other rules look at everything.
const violations = page => page.evaluate(async () => {
  const ways = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const way = [color, fontSize, fontWeight, textShadow];
    for (let behind = element; behind; behind = behind.parentElement) {
      const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode } = getComputedStyle(behind);
      way.push(backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode);
    }
    const key = element.closest("svg") ? element : way.join();
    const seen = element.checkVisibility() && !element.closest("[aria-hidden=true]") ? element.innerText?.trim().length ?? 1 : 0;
    if (seen > (ways.get(key)?.seen ?? 0)) ways.set(key, { element, seen });
  }
  const contrast = { type: "rule", values: ["color-contrast"] };
  const runs = [
    await globalThis.axe.run(document, { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } }),
    await globalThis.axe.run({ include: [...ways.values()].map(way => way.element) }, { resultTypes: ["violations"], runOnly: contrast }),
  ];
  return runs.flatMap(run => run.violations).flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 120)}`));
});

// Column of a table of the market that holds what may not be told.
function column(market, table, name) {
  const file = path.join(market, `${table}.csv`);
  if (!existsSync(file)) return [];
  const [head, ...rows] = readFileSync(file, "utf8").trim().split("\n").map(line => line.split(","));
  const index = head.indexOf(name);
  return index < 0 ? [] : rows.map(row => row[index]).filter(value => value);
}

async function look(browser, profile, { name, file, candidates, market }) {
  const size = statSync(file).size;
  check(name, `at most ${bytesMax} bytes for 100 candidates`, size <= bytesMax * Math.max(1, candidates / 100) ? [] : [`${size} bytes for ${candidates} candidates`]);

  const plain = await open(browser, file, { script: false });
  const text = await plain.page.evaluate(() => document.body.innerText);
  check(name, "asks for nothing but itself", plain.requests.filter(url => url !== pathToFileURL(file).href));
  await plain.page.close();

  const wide = await open(browser, file);
  check(name, "reads the same without script", (await wide.page.evaluate(() => document.body.innerText)) === text && text.length > 100 ? [] : ["the text differs or is missing"]);
  check(name, "fits 1280 px", await overflow(wide.page));
  await wide.page.evaluate(axe);
  check(name, "axe-core finds nothing", await violations(wide.page));
  await wide.page.close();

  const narrow = await open(browser, file, { width: 360 });
  check(name, "fits 360 px", await overflow(narrow.page));
  check(name, "keeps words whole at 360 px where columns are many", await narrow.page.evaluate(() => {
    const broken = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (!node.parentElement.closest(".many")) continue;
      for (const word of node.data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) broken.push(word[0]);
      }
    }
    return broken;
  }));
  await narrow.page.close();

  const print = await open(browser, file, { width: a4ContentPx, media: "print" });
  check(name, "prints on A4 without cutting", await overflow(print.page));
  const titles = await print.page.evaluate(() => [...document.querySelectorAll("section.sheet h2")].map(title => title.innerText));
  const pdf = path.join(profile, "page.pdf");
  writeFileSync(pdf, await print.page.pdf({ preferCSSPageSize: true, timeout: 0 }));
  await print.page.close();
  const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\f").map(page => page.split("\n").map(line => line.trim()).filter(line => line));
  check(name, "every sheet begins on a page of its own", titles.filter(title => !pages.some(page => page.slice(0, 3).join(" ").replaceAll(/\s+/g, " ").includes(title.replaceAll(/\s+/g, " ").slice(0, 60)))));
  check(name, "is A4", execFileSync("pdfinfo", [pdf], { encoding: "utf8" }).match(/A4/) ? [] : ["another size"]);

  if (market) {
    const html = readFileSync(file, "utf8");
    const allowed = new Set(["companies", "places", "candidates"].flatMap(table => column(market, table, "id")));
    const secret = [...["advisers", "trainers", "evidence", "languages", "courses"].flatMap(table => column(market, table, "id")), ...column(market, "candidates", "birth_month"), ...column(market, "candidates", "postal_code")].filter(id => !allowed.has(id));
    const words = new Set(html.replaceAll(/<style>[^]*?<\/style>|<path [^>]*>|<svg [^]*?<\/svg>/g, " ").match(/[\p{L}\p{N}_.-]+/gu));
    check(name, "no id but case, place and company", [...new Set(secret)].filter(id => words.has(id)));
  }

  console.log(`${name}: ${size} bytes, ${pages.length - 1} pages on A4`);
}

// Two browsers share the pages out: what one page takes runs on one core.
const waiting = JSON.parse(readFileSync(list, "utf8"));
await Promise.all([1, 2].map(async () => {
  const profile = mkdtempSync(path.join(tmpdir(), "report-page-"));
  const browser = await launch(profile);
  for (let next = waiting.shift(); next; next = waiting.shift()) await look(browser, profile, next);
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}));
console.log(`${passed} passed, ${failed} failed`);
