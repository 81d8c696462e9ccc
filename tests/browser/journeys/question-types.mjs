// Every type of question, from the specimens of the help page: tried there, then sat as a quiz with all answers
// right, all wrong and by keyboard alone; what waits for a person is marked by a trainer.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joined, resolve } from 'node:path';
import { answer, given, questionsOf, shownOn } from '../answers.mjs';
import { byKeyboard, pressed, tabTo } from '../keys.mjs';
import { NADIA, SALMA, join, joinAsFirst, signIn } from '../people.mjs';
import { until } from '../site.mjs';

const COURSE = 'question-types';
const QUIZ = 'all-types';
const help = resolve(import.meta.dirname, '../../../templates/help');

/** The specimens as the only course of a site. */
export async function prepare() {
  const folder = await mkdtemp(joined(tmpdir(), 'takwin-courses-'));
  await cp(joined(help, COURSE), joined(folder, COURSE), { recursive: true });
  return { folder, settings: { TAKWIN_COURSES: folder }, close: () => rm(folder, { recursive: true, force: true }) };
}

export async function walk({ site, step, visitor, prepared: { folder } }) {
  const questions = await questionsOf(COURSE, folder);
  const marked = [...questions.values()].filter(({ type }) => !['essay', 'likert'].includes(type));
  const types = new Set([...questions.values()].map(({ type }) => type));
  const salma = await visitor();
  const nadia = await visitor();
  const { page } = nadia;

  await step('anybody reads the help, tries an answer there and sees it marked', async () => {
    await nadia.open('/ar/help/questions');
    const shown = await page.locator('section.type').count();
    if (shown !== types.size) throw new Error(`Expected ${types.size} types, found ${shown}.`);
    await page.locator('#type-kprim summary').click();
    await nadia.look();
    if (nadia.script) {
      // The third zone: pointed at, it is chosen by name.
      await page.locator('#type-hotspot .spot__zones path').nth(2).click();
      if (!await page.locator('[name="q.q-hotspot"][value="date"]').isChecked()) throw new Error('Pointing at a zone does not choose it.');
    }
    await page.locator('[name="q.q-short"]').fill('الإشاعة');
    await nadia.press('#specimen-q-short .specimen__try button');
    await nadia.sees('#type-short details[open] .fb--ok');
    if (await page.locator('[name="q.q-short"]').inputValue() !== 'الإشاعة') throw new Error('The answer is not on the page any more.');
  });

  await step('an officer enrols', async () => {
    await joinAsFirst(salma, site, SALMA);
    await join(nadia, site, NADIA);
    await signIn(nadia, NADIA);
    await nadia.open(`/ar/courses/${COURSE}`);
    await nadia.press('form[action$="/enrolments"] button');
  });

  await step('all answers are right, and each is found again after coming back', async () => {
    await start(nadia);
    await nadia.look();
    await answer(page, questions);
    await saved(nadia);
    await isKept(nadia);
    await handIn(nadia);
  });

  await step('what a machine marks earns everything, and the essay waits', async () => {
    await nadia.sees('.score', 'في انتظار');
    await eachEarned(nadia, questions, marked, (points) => points);
    await eachShown(nadia, questions, marked, 'ok');
    await hasScore(nadia, 'q-essay', questions, /^…\//);
    await hasScore(nadia, 'q-likert', questions, /^0\/0$/);
  });
  const waiting = nadia.path();

  await step('a trainer marks the essay by its rubric, and the result follows', async () => {
    await salma.open('/ar/studio/marking');
    await salma.press('form[action$="/marking/next"] button');
    const essay = questions.get('q-essay');
    for (const criterion of essay.criterion) {
      await salma.page.locator(`[name="level.${criterion.id}"]`).last().check();
    }
    await salma.look();
    await salma.press('form[data-enhance="marking"] button[name="then"]');
    await nadia.open(waiting);
    await nadia.sees('.card--ok .ring');
    const share = await page.locator('.ring').first().getAttribute('aria-label');
    if (!share.includes('100')) throw new Error(`Expected all the points: ${share}`);
    await hasScore(nadia, 'q-essay', questions, /^4\/4$/);
  });
  if (!nadia.script) return;

  await step('all answers are wrong: nothing is earned, and what was right is told', async () => {
    await start(nadia);
    await answer(page, questions, 'ar', { wrongly: true });
    await saved(nadia);
    await isKept(nadia);
    await handIn(nadia);
    await eachEarned(nadia, questions, marked, () => 0);
    await eachShown(nadia, questions, marked, 'bad');
  });

  await step('an empty paper is not one of wrong answers: it says what is unanswered', async () => {
    await start(nadia);
    await nadia.press('button[formaction$="/submission"]');
    await nadia.press('form#submission button');
    nadia.isAt(/\/result$/);
    const tags = await page.locator('.q__n .tag').count();
    if (tags !== questions.size) throw new Error(`Expected ${questions.size} unanswered questions, found ${tags}.`);
  });

  await step('by keyboard alone all answers are right', async () => {
    await nadia.open(`/ar/learning/${COURSE}/${QUIZ}/quiz`);
    await tabTo(page, 'form[action$="/attempts"] button');
    await pressed(nadia, 'Space');
    for (const id of await shownOn(page)) await byKeyboard(page, id, questions.get(id));
    await saved(nadia);
    await tabTo(page, 'button[formaction$="/submission"]');
    await pressed(nadia, 'Enter');
    nadia.isAt(/\/result$/);
    await eachEarned(nadia, questions, marked, (points) => points);
  });

  await step('the studio shows the form of each type', async () => {
    for (const [id] of questions) await salma.open(`/ar/studio/${COURSE}/questions/${id}`);
  });
}

async function start(visitor) {
  await visitor.open(`/ar/learning/${COURSE}/${QUIZ}/quiz`);
  await visitor.press('form[action$="/attempts"] button');
  visitor.isAt(/\/attempts\//);
}

/** Waits for the saving, or saves where no script does it. */
async function saved(visitor) {
  if (visitor.script) await until(() => visitor.page.locator('#saved[data-state="saved"]').count(), 'Nothing says that the answers are saved');
  else await visitor.press('main .row button[name="save"]');
}

/** Comes back to the paper: each answer must stand there as it was. */
async function isKept(visitor) {
  const { page } = visitor;
  const all = async () => Object.fromEntries(await Promise.all((await shownOn(page)).map(async (id) => [id, await given(page, id)])));
  const before = await all();
  await visitor.open(visitor.path());
  const after = await all();
  for (const [id, fields] of Object.entries(before)) {
    if (fields.length === 0) throw new Error(`${id} has no answer.`);
    // The box «this is my order» becomes a hidden field once there is an order.
    const same = [...fields].sort().join() === [...after[id]].sort().join();
    if (!same) throw new Error(`The answer to ${id} was ${fields.join(', ')} and is now ${after[id].join(', ')}.`);
  }
  await visitor.look();
}

async function handIn(visitor) {
  await visitor.press('button[formaction$="/submission"]');
  visitor.isAt(/\/result$/);
}

/** The questions of the result, in the order of the paper, which is that of the file. */
const reviewOf = (visitor, id, questions) => visitor.page.locator('section.q').nth([...questions.keys()].indexOf(id));

async function hasScore(visitor, id, questions, pattern) {
  const score = (await reviewOf(visitor, id, questions).locator('.q__n bdi').first().innerText()).trim();
  if (!pattern.test(score)) throw new Error(`${id} earned ${score}, expected ${pattern}.`);
}

async function eachEarned(visitor, questions, marked, points) {
  for (const question of marked) {
    const full = question.points ?? 1;
    await hasScore(visitor, question.id, questions, new RegExp(`^${points(full)}/${full}$`));
  }
}

/** Every marked question shows a row that is right, or one that is wrong, and something that explains it. */
async function eachShown(visitor, questions, marked, kind) {
  for (const question of marked) {
    const review = reviewOf(visitor, question.id, questions);
    if (await review.locator(`.fb--${kind}`).count() === 0) throw new Error(`${question.id} shows no row that is ${kind}.`);
    if (await review.locator('small, .i-bulb, p.mt').count() === 0) throw new Error(`${question.id} explains nothing.`);
  }
}
