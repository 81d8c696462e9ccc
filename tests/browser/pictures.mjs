// Takes the pictures of the README again: `TAKWIN_PROGRAM=… node pictures.mjs`, or `… pictures.mjs types` for those
// of the types of questions only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { answer, itemsOf, questionsOf } from './answers.mjs';
import { NADIA, SALMA, join as joinSite, joinAsFirst, signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { typePictures } from './type-pictures.mjs';
import { Visitor } from './visitor.mjs';

const COURSE = 'ethics-code';
const pictures = resolve(import.meta.dirname, '../pictures');
mkdirSync(pictures, { recursive: true });

const site = await startSite();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const house = { inspector: { look: async () => {} }, site, journey: 'pictures', script: true };
  await typePictures(browser, house, join(pictures, 'types'));
  if (!process.argv.includes('types')) await takeAll(house);
} finally {
  await browser.close();
  await site.stop();
}

async function takeAll(house) {
  const salma = await Visitor.arrive(browser, house);
  const nadia = await Visitor.arrive(browser, house);
  const shot = async (visitor, name, address, { width = 1280, height = 860, scheme = 'light' } = {}) => {
    await visitor.page.setViewportSize({ width, height });
    await visitor.page.emulateMedia({ colorScheme: scheme });
    if (address) await visitor.open(address);
    await visitor.page.evaluate(() => document.fonts.ready);
    await visitor.page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  await joinAsFirst(salma, site, SALMA);
  await joinSite(nadia, site, NADIA);
  await signIn(nadia, NADIA);
  await nadia.open(`/ar/courses/${COURSE}`);
  await nadia.press('form[action$="/enrolments"] button');
  await shot(nadia, 'home-ar', '/ar/');
  const items = await itemsOf(COURSE);
  const questions = await questionsOf(COURSE);
  await shot(nadia, 'lesson-ar', `/ar/learning/${COURSE}/${items[1].id}`);
  let first = true;
  for (const item of items) {
    await nadia.open(`/${first ? 'fr' : 'ar'}/learning/${COURSE}/${item.id}`);
    if (item.kind === 'lesson') {
      await nadia.page.locator('form[action$="/done"] [name="done"]').click();
      await nadia.sees('form[action$="/done"] button[disabled]');
      continue;
    }
    await nadia.press('form[action$="/attempts"] button');
    if (first) await shot(nadia, 'quiz-fr', nadia.path().replace('/ar/', '/fr/'));
    await answer(nadia.page, questions);
    await nadia.press('button[formaction$="/submission"]');
    if (nadia.path().endsWith('/submission')) await nadia.press('form#submission button');
    if (first) {
      await shot(nadia, 'result-ar-phone-dark', nadia.path().replace('/fr/', '/ar/'), { width: 390, height: 760, scheme: 'dark' });
      await shot(nadia, 'home-ar', '/ar/');
    }
    first = false;
  }
  await nadia.open('/ar/certificates');
  await nadia.press('table th a');
  const number = nadia.path().split('/').pop();
  const waiting = nadia.page.waitForEvent('download');
  await nadia.page.locator('main a[href$=".pdf"]').first().click();
  const file = await (await waiting).path();
  execFileSync('pdftoppm', ['-r', '80', '-png', '-singlefile', file, join(pictures, 'certificate')]);
  await shot(nadia, 'verify-fr', `/fr/verify/${number}`);
  await shot(salma, 'studio-ar', `/ar/studio/${COURSE}/items/${items[0].id}?language=ar`);
}
