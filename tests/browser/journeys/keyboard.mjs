// Without a mouse: signing in, enrolling and taking a quiz by Tab, Space, Enter and the arrows.
import { questionsOf, shownOn } from '../answers.mjs';
import { byKeyboard, pressed, tabTo } from '../keys.mjs';
import { NADIA, PASSWORD, join } from '../people.mjs';

const COURSE = 'ethics-code';
const QUIZ = 'foundations-check';

export async function walk({ site, step, visitor }) {
  const nadia = await visitor();
  const { page } = nadia;
  const keys = page.keyboard;

  await step('the officer joins', () => join(nadia, site, NADIA));

  await step('the first stop of a page leads past its head', async () => {
    await nadia.open('/ar/sign-in');
    await page.evaluate(() => { document.activeElement.blur(); });
    await tabTo(page, 'a.skip', 1);
    await keys.press('Enter');
    await tabTo(page, 'main [name="email"]', 2);
  });

  await step('the officer signs in', async () => {
    await keys.type(NADIA.email);
    await tabTo(page, '[name="password"]');
    await keys.type(PASSWORD);
    await pressed(nadia, 'Enter');
    if (nadia.path().includes('sign-in')) throw new Error('The officer is not signed in.');
  });

  await step('the officer enrols', async () => {
    await nadia.open(`/ar/courses/${COURSE}`);
    await tabTo(page, 'form[action$="/enrolments"] button');
    await pressed(nadia, 'Enter');
  });

  await step('the officer starts a quiz, answers it rightly and submits it', async () => {
    await nadia.open(`/ar/learning/${COURSE}/${QUIZ}`);
    await tabTo(page, 'form[action$="/attempts"] button');
    await pressed(nadia, 'Space');
    const questions = await questionsOf(COURSE);
    for (const id of await shownOn(page)) await byKeyboard(page, id, questions.get(id));
    await tabTo(page, 'button[formaction$="/submission"]');
    await pressed(nadia, 'Enter');
    if (nadia.path().endsWith('/submission')) {
      await tabTo(page, 'form#submission button');
      await pressed(nadia, 'Enter');
    }
    nadia.isAt(/\/result$/);
    await nadia.sees('.card--ok .ring');
  });

  await step('the answers were right', async () => {
    const score = await page.locator('.ring').first().getAttribute('aria-label');
    if (!score.includes('100')) throw new Error(`Expected all the points: ${score}`);
  });
}
