// Walks every journey in a real browser and prints what held: `npm test`, or `node run.mjs NAME …`.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { Inspector } from './inspect.mjs';
import { Report } from './report.mjs';
import { startSite } from './site.mjs';
import { Visitor } from './visitor.mjs';

import * as behaviours from './journeys/behaviours.mjs';
import * as brokenConnection from './journeys/broken-connection.mjs';
import * as keyboard from './journeys/keyboard.mjs';
import * as lettersBySmtp from './journeys/letters-by-smtp.mjs';
import * as mainJob from './journeys/main-job.mjs';
import * as otherPages from './journeys/other-pages.mjs';
import * as powerCut from './journeys/power-cut.mjs';
import * as questionTypes from './journeys/question-types.mjs';

const JOURNEYS = {
  'main job': { ...mainJob, engine: 'postgres', script: true },
  'without JavaScript': { ...mainJob, engine: 'sqlite', script: false },
  'letters by SMTP': { ...lettersBySmtp, engine: 'postgres', script: true },
  'other pages': { ...otherPages, engine: 'sqlite', script: true },
  'broken connection': { ...brokenConnection, engine: 'sqlite', script: true },
  behaviours: { ...behaviours, engine: 'postgres', script: true },
  'behaviours without JavaScript': { ...behaviours, engine: 'sqlite', script: false },
  'power cut': { ...powerCut, engine: 'postgres', script: true },
  keyboard: { ...keyboard, engine: 'sqlite', script: true },
  'question types': { ...questionTypes, engine: 'sqlite', script: true },
  'question types without JavaScript': { ...questionTypes, engine: 'sqlite', script: false },
};
// Two cores: two journeys at a time.
const AT_ONCE = 2;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const program = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!program) {
  console.error('Chromium is not installed: install it (Debian: apt-get install chromium) or name it in CHROMIUM.');
  process.exit(1);
}

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in JOURNEYS));
if (unknown) {
  console.error(`No journey is called “${unknown}”. There are: ${Object.keys(JOURNEYS).join(', ')}.`);
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    console.error(`Stopped by ${signal}.`);
    process.exit(1);
  });
}

const report = new Report();
const inspector = new Inspector(report);
const browser = await chromium.launch({ executablePath: program, headless: true, args: FLAGS });

/** One journey on a site of its own. */
async function walk(name, { engine, script, prepare, walk: journey }) {
  let site;
  let prepared;
  try {
    await report.step(name, `the site starts on ${engine}`, async () => {
      prepared = await prepare?.();
      site = await startSite({ engine, settings: prepared?.settings });
    });
    await journey({
      site,
      prepared,
      step: (sentence, act) => report.step(name, sentence, act),
      visitor: () => Visitor.arrive(browser, { inspector, site, journey: name, script }),
    });
  } catch (error) {
    if (!error.told) console.log(error);
    process.exitCode = 1;
    if (site) console.log(site.said().replace(/^/gm, '         takwin: '));
  } finally {
    await site?.stop();
    await prepared?.close();
  }
}

const queue = Object.entries(JOURNEYS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let next = queue.shift(); next; next = queue.shift()) await walk(...next);
}));
await browser.close();
if (!report.close()) process.exitCode = 1;
