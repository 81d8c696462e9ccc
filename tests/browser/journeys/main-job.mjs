// The main job, from the first start to a revoked certificate.
import { answer, itemsOf, questionsOf } from '../answers.mjs';
import { KARIM, NADIA, SALMA, join, joinAsFirst, signIn, signOut } from '../people.mjs';

export async function walk({ site, step, visitor }) {
  const salma = await visitor();
  const nadia = await visitor();

  await step('the first administrator joins by the one-time link', async () => {
    await joinAsFirst(salma, site, SALMA);
    await salma.open('/ar/admin/people');
    await salma.sees('table a', SALMA.name_arabic);
  });

  await step('an officer finds the courses, joins by the form and confirms by the letter', async () => {
    for (const address of ['/ar/', '/ar/courses', '/ar/courses/ethics-code', '/ar/sign-in', '/ar/verify', '/ar/recover']) await nadia.open(address);
    const mail = await join(nadia, site, NADIA);
    if (!/[\u0600-\u06ff]/.test(mail.subject)) throw new Error(`The subject is not in Arabic: ${mail.subject}`);
    await signOut(nadia);
    await signIn(nadia, NADIA);
  });

  await step('the officer enrols in two courses', async () => {
    await nadia.open('/ar/learning');
    for (const course of ['ethics-code', 'crisis-communication']) {
      await nadia.open(`/ar/courses/${course}`);
      await nadia.press('form[action$="/enrolments"] button');
      await nadia.open(`/ar/learning/${course}`);
      await nadia.sees('#missing li');
    }
    await nadia.open('/ar/learning');
  });

  for (const course of ['ethics-code', 'crisis-communication']) {
    const items = await itemsOf(course);
    await step(`the officer reads the lessons of ${course}`, async () => {
      for (const item of items.filter(({ kind }) => kind === 'lesson')) await read(nadia, course, item.id);
      await nadia.open(`/ar/learning/${course}`);
    });
    const questions = await questionsOf(course);
    await step(`the officer passes the quizzes of ${course}`, async () => {
      for (const item of items.filter(({ kind }) => kind === 'quiz')) await pass(nadia, course, item.id, questions);
      await nadia.open(`/ar/learning/${course}`);
    });
  }
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
