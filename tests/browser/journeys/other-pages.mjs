// The pages that the main job does not come to: faults, refusals, settings, and the rest of the studio.
import { PASSWORD, KARIM, NADIA, SALMA, join, joinAsFirst, signIn } from '../people.mjs';
import { letter, link } from '../letters.mjs';

const COURSE = 'digital-communication';

export async function walk({ site, step, visitor }) {
  const salma = await visitor();
  const nadia = await visitor();
  let quiz;

  await step('forms that are filled wrongly say so', async () => {
    await joinAsFirst(salma, site, SALMA);
    await nadia.open('/ar/join');
    await nadia.send('main form', { name_arabic: 'Nadia', email: 'nadia' });
    await nadia.sees('.error-summary li:nth-child(4)');
    await nadia.sees('[name="name_arabic"][aria-invalid="true"]');
    if (await nadia.page.locator('[name="email"]').inputValue() !== 'nadia') throw new Error('What was typed is lost.');
    await join(nadia, site, NADIA);
    await nadia.open('/ar/sign-in');
    await nadia.send('main form', { email: NADIA.email, password: 'wrong' });
    await nadia.sees('.error-summary');
  });

  await step('who forgot the password chooses another by a letter', async () => {
    await nadia.open('/ar/recover');
    await nadia.send('main form', { email: NADIA.email });
    const mail = await letter(site, NADIA.email, ({ text }) => text.includes('/recover/'));
    const address = link(site, mail, /\/recover\//);
    await nadia.open(address);
    await nadia.send('main form', { password: 'short' });
    await nadia.sees('.error-summary');
    await nadia.send('main form', { password: PASSWORD });
    await nadia.open(address, 410);
    await signIn(nadia, NADIA);
  });

  await step('one\'s own account', async () => {
    await nadia.open('/ar/certificates');
    await nadia.open('/ar/profile');
    await nadia.press('#letters a');
    await nadia.open('/ar/profile');
    await nadia.send('form[action$="/profile"]', { name_latin: 'Nadia El Fassi' });
    await nadia.sees('.notice--ok');
    await nadia.send('form[action$="/profile/password"]', { current: 'wrong', password: PASSWORD });
    await nadia.sees('.error-summary');
    for (const page of ['/ar/issuer', `/fr/achievements/${COURSE}/1`]) await nadia.open(page);
    await nadia.open('/ar/nowhere', 404);
    await nadia.open('/ar/courses?q=zzzz');
    await nadia.sees('section.empty');
  });

  await step('a quiz that is handed in unfinished, and failed', async () => {
    await nadia.open(`/ar/courses/${COURSE}`);
    await nadia.press('form[action$="/enrolments"] button');
    await nadia.open(`/ar/learning/${COURSE}`);
    await nadia.press('#missing a:has(.vh)');
    quiz = nadia.path().match(/learning\/([^/]+\/[^/]+)/)[1];
    await nadia.press('form[action$="/attempts"] button');
    await nadia.press('button[formaction$="/submission"]');
    nadia.isAt(/\/submission$/);
    await nadia.press('form#submission button');
    nadia.isAt(/\/result$/);
    await nadia.press('main a[href*="/quiz"], main a[href*="/learning/"]');
    await nadia.open(`/ar/learning/${COURSE}`);
    await nadia.pressAndConfirm('form[action$="/withdrawal"] button');
    await nadia.open('/ar/learning');
  });

  await step('the administrator\'s departments and people', async () => {
    await salma.open('/ar/admin/departments');
    await salma.send('aside form', {});
    await salma.sees('.error-summary');
    await salma.send('aside form', { name_ar: 'مديرية الإعلام', name_fr: 'Direction de l’information', name_en: 'Information directorate' });
    await salma.sees('table', 'مديرية الإعلام');
    await salma.press('table a:has-text("مديرية الإعلام")');
    await salma.open('/ar/admin/people?q=zzzz');
    await salma.open('/ar/admin/people?q=nadia');
    await salma.press('table th a');
    await salma.pressAndConfirm('form[action$="/lock"] button');
    await salma.open('/ar/admin/audit');
    await salma.open(`/ar/admin/enrolments?course=${COURSE}`);
    await salma.open('/ar/admin/cohorts');
    await salma.open(`/ar/admin/cohorts/new?course=${COURSE}`);
    await salma.send('form.card', {});
    await salma.sees('.error-summary');
    await salma.send('form.card', { name: 'فوج الخريف', starts_on: '2026-11-30', ends_on: '2026-12-12' });
    await salma.sees('.empty');
    await salma.send('form#paste', { addresses: 'nadia@exemple.ma\nnobody@exemple.ma' });
    await salma.sees('section[aria-labelledby="report"]');
    await salma.open('/ar/admin/cohorts');
    for (const list of ['register', 'requests', 'refused', 'issued']) await salma.open(`/ar/admin/certificates/${list}`);
  });

  await step('a quiz is marked again, seen before it is decided', async () => {
    await salma.open(`/ar/studio/marking/sittings/${quiz}`);
    await salma.press('table th a');
    await salma.page.locator('details:has(form) summary').first().click();
    await salma.send('details[open] form', { mark: '99', reason: '' });
    await salma.sees('.error-summary');
    await salma.open(`/ar/studio/marking/again/${quiz}`);
    await salma.press('[name="look"]');
    await salma.sees('.error-summary');
    await salma.page.locator('[name="question"]').first().check();
    await salma.page.locator('[name="how"][value="points"]').check();
    await salma.page.fill('#reason', 'سؤال غامض');
    await salma.press('[name="look"]');
    await salma.sees('#look table');
    await salma.press('#decision button');
    salma.isAt(/\/regrades\//);
    await salma.sees('section table', 'نادية');
  });

  await step('the rest of the studio', async () => {
    const karim = await visitor();
    await join(karim, site, KARIM);
    await salma.open('/ar/admin/people?q=karim');
    await salma.press('table th a');
    await salma.press('form:has([name="role"][value="trainer"]) button');
    await signIn(karim, KARIM);
    await karim.open('/ar/studio');
    await karim.send('aside form', {});
    await karim.sees('.error-summary');
    const root = `/ar/studio/${COURSE}`;
    for (const page of ['facts', 'media', 'modules/foundations', 'quizzes/foundations-check', 'preview/foundations-check']) await karim.open(`${root}/${page}`);
    await karim.open(`${root}/items/public-and-political?language=fr`);
    await karim.open(`${root}/quizzes/foundations-check`);
    const questions = await karim.page.locator('.questions a').evaluateAll((all) => all.map((one) => one.pathname));
    for (const question of questions) await karim.open(question);
    await karim.open(`${root}/questions/import`);
    await karim.page.fill('#paste', '::أولى::ما أول خطوة؟ {=التحقق ~النشر}\n\nمكسور {=أ\n\n[html]<b>كم؟</b> {#24}\n');
    await karim.press('#import [value="dry"]');
    await karim.sees('#report');
    await karim.press('#apply button');
    await karim.sees('#report');
    await karim.press('#export [name="look"]');
    await karim.open(root);
    await karim.send('section form[action$="/modules"]', { title: 'وحدة جديدة' });
    await karim.open(root);
    await karim.pressAndConfirm('form[action$="/discard"] button');
  });
}
