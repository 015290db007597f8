// The report in a real browser: check.mjs FOLDER. Prints a verdict a line, and leaves the screenshots in the folder.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const { PNG } = require("pngjs");
const folder = process.argv[2];
const words = {
  en: ["EsExchange report", "Mailboxes", "3 of 5 up to date", "stale", "failing", "Items that did not cross", "unreadable", "Conflicts", "Latest runs that wrote or failed", "</script><script>alert(\"conflict\")</script>"],
  de: ["EsExchange-Bericht", "Postfächer", "3 von 5 aktuell", "veraltet", "fehlerhaft", "Nicht übertragene Elemente", "nicht lesbar", "Konflikte", "Letzte Läufe mit Änderungen oder Fehlern", "von Exchange abgelehnt"],
};
const hostile = ["<script>alert(\"issue\")</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(2)", "</title></style><svg onload=alert(3)>", "Käse & Brot txt.exe"];

function verdict(name, problem) {
  console.log(problem ? `FAIL ${name}: ${problem}` : `ok ${name}`);
}

function brightness(png) {
  let sum = 0;
  for (let at = 0; at < png.data.length; at += 4) sum += png.data[at] + png.data[at + 1] + png.data[at + 2];
  return sum / (png.data.length / 4 * 3);
}

function colours(png) {
  const seen = new Set();
  for (let at = 0; at < png.data.length; at += 4) seen.add((png.data[at] << 16) | (png.data[at + 1] << 8) | png.data[at + 2]);
  return seen.size;
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
for (const language of ["en", "de"]) {
  for (const scheme of ["light", "dark"]) {
    const name = `${language}-${scheme}`;
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const troubles = [];
    const requests = [];
    page.on("console", message => { if (["error", "warning"].includes(message.type())) troubles.push(message.text()); });
    page.on("pageerror", error => troubles.push(String(error)));
    page.on("dialog", dialog => { troubles.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on("request", request => requests.push(request.url()));
    const url = pathToFileURL(path.join(folder, `report-${language}.html`)).href;
    await page.goto(url);
    await page.waitForFunction(expected => document.documentElement.dataset.drawn === expected, scheme);
    const text = await page.locator("body").innerText();

    const missing = words[language].filter(word => !text.includes(word));
    verdict(`${name}: all parts are there`, missing.length && `missing: ${missing.join(", ")}`);
    const unseen = hostile.filter(subject => !text.includes(subject));
    verdict(`${name}: hostile subjects are shown as text`, unseen.length && `missing: ${unseen.join(", ")}`);
    verdict(`${name}: no subject of a private item`, text.includes("Secret of a private item") && "it is shown");
    verdict(`${name}: nothing but the figures and two scripts`, (await page.locator("script").count()) !== 3 && "there are more scripts");
    const intruders = await page.locator("img, [onmouseover], [onload], [onerror], iframe, link").count();
    verdict(`${name}: no element of a hostile subject`, intruders && `${intruders} elements`);

    const drawn = await page.$$eval("figure canvas", canvases => canvases.map(canvas => {
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      const seen = new Map();
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] > 200) {
          const key = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
      }
      const root = getComputedStyle(document.documentElement);
      const count = variable => {
        const colour = parseInt(root.getPropertyValue(variable).trim().slice(1), 16);
        return seen.get(colour) ?? 0;
      };
      return { eserp: count("--eserp"), exchange: count("--exchange"), good: count("--good"), bad: count("--bad") };
    }));
    const [writes, runs, seconds, trouble] = drawn;
    const isDrawn = drawn.length === 4 && writes.eserp > 200 && writes.exchange > 200 && runs.good > 2000 && runs.bad > 20 && seconds.eserp > 100 && trouble.exchange > 50;
    verdict(`${name}: four charts are drawn in their colours`, !isDrawn && JSON.stringify(drawn));

    const file = path.join(folder, `${name}.png`);
    const png = PNG.sync.read(await page.screenshot({ path: file }));
    const light = brightness(png);
    verdict(`${name}: the screenshot is ${scheme} and not empty`, (scheme === "light" ? light < 180 : light > 90) || colours(png) < 100 ? `brightness ${light}, ${colours(png)} colours` : "");
    await page.screenshot({ path: path.join(folder, `${name}-full.png`), fullPage: true });

    verdict(`${name}: the language is declared`, (await page.getAttribute("html", "lang")) !== language && "it is another");
    const nameless = await page.$$eval("[role=img]", plots => plots.filter(plot => !plot.getAttribute("aria-label")).length);
    const headless = await page.$$eval("thead th", cells => cells.filter(cell => !cell.getAttribute("scope")).length);
    verdict(`${name}: charts have names and columns have scopes`, nameless + headless && `${nameless} charts, ${headless} columns`);
    await page.setViewportSize({ width: 420, height: 800 });
    await page.waitForFunction(() => [...document.querySelectorAll(".uplot")].every(plot => plot.clientWidth <= innerWidth));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    verdict(`${name}: a narrow screen needs no scrolling sideways`, overflow > 0 && `${overflow} pixels too wide`);
    const pdf = await page.pdf({ format: "A4", landscape: true });
    verdict(`${name}: it can be printed`, pdf.length < 20000 && `${pdf.length} bytes`);
    verdict(`${name}: no request but for the page`, requests.length !== 1 && requests.join(", "));
    verdict(`${name}: no error in the console`, troubles.join(" | "));
    await context.close();
  }
}

const page = await browser.newPage({ colorScheme: "light" });
await page.goto(pathToFileURL(path.join(folder, "report-en.html")).href);
await page.emulateMedia({ colorScheme: "dark" });
await page.waitForFunction(() => document.documentElement.dataset.drawn === "dark");
verdict("the charts follow a change of the colour scheme");
await browser.close();
