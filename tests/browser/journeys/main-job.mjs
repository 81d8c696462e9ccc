// The main job, from the first start to a revoked certificate.
import { readFile } from 'node:fs/promises';
import { answer, itemsOf, questionsOf } from '../answers.mjs';
import { checkKit, photographed } from '../kit.mjs';
import { checkDocument } from '../pdf.mjs';
import { KARIM, NADIA, SALMA, join, joinAsFirst, signIn, signOut } from '../people.mjs';

const AUTOMATIC = 'ethics-code';
const BY_ADMINISTRATOR = 'crisis-communication';

export async function walk({ site, step, visitor }) {
  const salma = await visitor();
  const nadia = await visitor();
  const karim = await visitor();

  await step('the first administrator joins by the one-time link', async () => {
    await joinAsFirst(salma, site, SALMA);
    await salma.open('/ar/admin/people');
    await salma.sees('table a', SALMA.name_arabic);
  });

  await step('an officer finds the courses, joins by the form and confirms by the letter', async () => {
    for (const address of ['/ar/', '/ar/courses', '/ar/courses/ethics-code', '/ar/sign-in', '/ar/verify', '/ar/recover']) await nadia.open(address);
    const mail = await join(nadia, site, NADIA);
    if (!/[\u0600-\u06ff]/.test(mail.subject)) throw new Error(`The subject is not in Arabic: ${mail.subject}`);
    await signIn(nadia, NADIA);
    await signOut(nadia);
    await signIn(nadia, NADIA);
  });

  await step('the officer enrols in two courses', async () => {
    await nadia.open('/ar/learning');
    for (const course of [AUTOMATIC, BY_ADMINISTRATOR]) {
      await nadia.open(`/ar/courses/${course}`);
      await nadia.press('form[action$="/enrolments"] button');
      await nadia.open(`/ar/learning/${course}`);
      await nadia.sees('#missing li');
    }
    await nadia.open('/ar/learning');
  });

  for (const course of [AUTOMATIC, BY_ADMINISTRATOR]) {
    const items = await itemsOf(course);
    await step(`the officer reads the lessons of ${course}`, async () => {
      for (const item of items.filter(({ kind }) => kind === 'lesson')) await read(nadia, course, item.id);
      await nadia.open(`/ar/learning/${course}`);
    });
    const questions = await questionsOf(course);
    await step(`the officer passes the quizzes of ${course}`, async () => {
      for (const item of items.filter(({ kind }) => kind === 'quiz')) await pass(nadia, course, item.id, questions);
      await nadia.open(`/ar/learning/${course}`);
      if (await nadia.page.locator('#missing').count()) throw new Error(`Something is still missing: ${await nadia.text('#missing')}`);
    });
  }

  const first = await step('the officer finds the automatic certificate and downloads a right PDF', async () => {
    await nadia.open('/ar/learning');
    await nadia.open('/ar/certificates');
    await nadia.sees('table tbody tr:nth-child(2)');
    return certificate(nadia, site);
  });

  await step('a trainer joins, and the administrator gives the role', async () => {
    await join(karim, site, KARIM);
    await signIn(karim, KARIM);
    await karim.open('/ar/admin/people', 403);
    await salma.open('/ar/admin/people?q=karim');
    await salma.press(`table a:has-text("${KARIM.name_arabic}")`);
    await salma.press('form:has([name="role"][value="trainer"]) button');
    await salma.sees('main .tag--ok');
    await signOut(karim);
    await signIn(karim, KARIM);
  });

  const second = await step('the administrator issues the certificate that waits', async () => {
    for (const address of ['/ar/admin/enrolments', '/ar/admin/departments', '/ar/admin/audit']) await salma.open(address);
    await salma.open('/ar/admin/certificates');
    await salma.page.locator('table tbody [name="id"]').check();
    await salma.press('form[data-enhance="bulk"] .row button');
    await salma.open('/ar/admin/certificates');
    await salma.sees('section.empty');
    await nadia.open('/ar/certificates');
    const numbers = await nadia.page.locator('table th a').count();
    if (numbers !== 2) throw new Error(`Expected two certificates, found ${numbers}.`);
    const number = (await nadia.page.locator('table .mono').allInnerTexts()).map((text) => text.trim()).find((text) => text !== first.number);
    await nadia.open(`/ar/certificates/${number}/badge`);
    await nadia.press('form[action$="/badge/link"] button');
    await nadia.sees('.notice--ok');
    await nadia.open(new URL(await nadia.page.locator('main a[href*="/credentials/"]').getAttribute('href')).pathname);
    await nadia.sees('img.badge');
    await nadia.open(`/ar/certificates/${number}`);
    return certificate(nadia, site);
  });

  const anyone = await visitor();
  await step('anybody verifies it in French', async () => {
    await anyone.open('/fr/verify');
    await anyone.send('main form[role="search"]', { number: second.number });
    anyone.isAt(new RegExp(`^/fr/verify/${second.number}$`));
    await anyone.sees('.verdict:not(.verdict--bad, .verdict--none)');
    const hidden = (await anyone.text('html')).includes(NADIA.name_latin);
    if (hidden) throw new Error('A number alone shows the name.');
    await anyone.send('form:has(#name)', { name: 'Somebody Else' });
    await anyone.sees('#compared.notice--warn');
    await anyone.send('form:has(#name)', { name: NADIA.name_latin.toUpperCase() });
    await anyone.sees('#compared.notice--ok');
    // What its code holds, as a phone opens it: the page hands it over by itself, or somebody pastes it.
    const scanned = new URL(second.address);
    await anyone.open(`${scanned.pathname}${scanned.hash}`);
    anyone.isAt(new RegExp(`^/(ar|fr)/verify/${second.number}$`));
    if (!anyone.script) {
      await anyone.page.locator('details:has([data-enhance="scanned"]) summary').click();
      await anyone.send('[data-enhance="scanned"]', { statement: second.address });
    }
    await anyone.sees('.certificate', NADIA.name_latin);
    await anyone.look();
    await anyone.open(`/fr/verify/${first.number}`);
    await anyone.page.locator('details:has([data-enhance="scanned"]) summary').click();
    await anyone.send('[data-enhance="scanned"]', { statement: second.address });
    await anyone.sees('#statement-fault');
    await anyone.open('/fr/verify/TKW-2026-999999-A');
    await anyone.sees('.verdict--none');
  });

  await step('anybody has the file verified', async () => {
    await anyone.open('/fr/verify');
    await anyone.press('form[action$="/verify/file"] button');
    await anyone.sees('.error-summary');
    await anyone.page.locator('#file').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: await readFile(second.file) });
    await anyone.press('form[action$="/verify/file"] button');
    await anyone.sees('.verdict:not(.verdict--bad, .verdict--none)');
    const altered = await readFile(second.file);
    altered[altered.indexOf('stream\n') + 200] ^= 64;
    await anyone.page.locator('#file').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: altered });
    await anyone.press('form[action$="/verify/file"] button');
    await anyone.sees('.verdict--bad');
    await anyone.page.locator('#file').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await anyone.press('form[action$="/verify/file"] button');
    await anyone.sees('.verdict--none');
  });

  await step('the administrator looks at the designs', async () => {
    await salma.open('/ar/admin/certificates/designs');
    const first = await salma.page.locator('main a[href$=".pdf"]').first().getAttribute('href');
    const answer = await salma.page.request.get(new URL(first, site.url).href);
    if (answer.headers()['content-type'] !== 'application/pdf') throw new Error('The specimen is no PDF.');
  });

  await step('the administrator revokes it, and it shows', async () => {
    await salma.open('/ar/admin/certificates/issued');
    await salma.press(`table a:has-text("${second.number}")`);
    await salma.press('form[action$="/revocation"] button');
    await salma.sees('.error-summary');
    const last = second.number.replaceAll('-', '').slice(-4);
    await salma.send('form[action$="/revocation"]', { class: 'conditions', note: 'خطأ في التسجيل', last });
    await anyone.open(`/fr/verify/${second.number}`);
    await anyone.sees('.verdict--bad');
    await anyone.open(`/fr/verify/${first.number}`);
    await anyone.sees('.verdict:not(.verdict--bad, .verdict--none)');
    await salma.open('/ar/admin/audit');
  });

  await step('the page on a USB stick tells them apart without a network', async () => {
    await checkKit(anyone.page.context().browser(), site, { good: first, revoked: second, name: NADIA.name_latin });
  });

  await step('the trainer edits a lesson in the studio and publishes version 2', async () => {
    await karim.open('/ar/studio');
    await karim.press(`table a[href$="/${AUTOMATIC}"]`);
    const root = karim.path();
    await karim.press('[id="item-duty-value-rule"] th a');
    const text = await karim.page.locator('[name="markdown"]').inputValue();
    await karim.page.locator('[name="markdown"]').fill(`${text.trimEnd()}\n\nخلاصة: نسأل قبل أن ننشر.\n`);
    await karim.press('button[name="act"][value="save"]');
    await karim.press('a[href*="/preview/"]');
    await karim.sees('.preview-page', 'نسأل قبل أن ننشر');
    await karim.open(root);
    await karim.press('form[action$="/publication"] button');
    await karim.open(`${root}/versions`);
    await karim.sees('ol.versions li:nth-child(2)');
    await nadia.open(`/ar/learning/${AUTOMATIC}`);
    if (await nadia.page.locator('#missing').count()) throw new Error('Version 2 took something from who had finished.');
  });
}

/** Opens the certificate that the list shows first as issued, downloads it and checks the document; answers its number, its file and what its code holds. */
async function certificate(visitor, site) {
  if (visitor.path().endsWith('/certificates')) await visitor.press('table th a');
  const number = visitor.path().split('/').pop();
  const waiting = visitor.page.waitForEvent('download');
  await visitor.page.locator('main a[href$=".pdf"]').first().click();
  const file = await (await waiting).path();
  const browser = visitor.page.context().browser();
  const address = await checkDocument(file, {
    number,
    names: [NADIA.name_arabic, NADIA.name_latin],
    address: `${site.url}/v/${number}`,
    photograph: (png) => photographed(browser, png),
  });
  return { number, file, address };
}

/** Opens a lesson and marks it read. */
async function read(visitor, course, item) {
  await visitor.open(`/ar/learning/${course}/${item}`);
  const form = 'form[action$="/done"]';
  if (visitor.script) {
    await visitor.page.locator(`${form} [name="done"]`).click();
    await visitor.sees(`${form} button[disabled]`);
    await visitor.look();
    await visitor.open(`/ar/learning/${course}/${item}`);
  } else {
    await visitor.press(`${form} [name="done"]`);
    visitor.isAt(/^\/ar\/learning\//);
  }
}

/** Starts a quiz, answers it rightly and submits it. */
async function pass(visitor, course, item, questions) {
  await visitor.open(`/ar/learning/${course}/${item}`);
  await visitor.press('form[action$="/attempts"] button');
  visitor.isAt(/\/attempts\//);
  await answer(visitor.page, questions);
  await visitor.look();
  await visitor.press('button[formaction$="/submission"]');
  if (visitor.path().endsWith('/submission')) await visitor.press('form#submission button');
  visitor.isAt(/\/result$/);
}
