// What happens between a question and its answer, in each way a quiz can behave: with and without JavaScript.
import { questionsOf } from '../answers.mjs';
import { ownCourses, parted } from '../courses.mjs';
import { NADIA, SALMA, join, joinAsFirst, signIn } from '../people.mjs';
import { until } from '../site.mjs';

const COURSE = 'ethics-code';
/** Each quiz of a module, and how it behaves here. */
const QUIZZES = {
  '01-foundations': { id: 'foundations-check', settings: 'behaviour = "immediate"' },
  '02-neutrality': { id: 'neutrality-check', settings: 'behaviour = "interactive"' },
  '03-truth': { id: 'truth-check', settings: 'behaviour = "certainty"' },
  '05-dignity': { id: 'dignity-check', settings: 'behaviour = "mastery"\nright = 3\nlast = 4' },
};
const HINT = 'hints = [{ ar = "من المستفيد؟", fr = "À qui cela profite-t-il ?", en = "Who gains from it?" }]\n';
const BANDS = [[0, 'راجعوا الدروس أولا.'], [70, 'عمل متقن.']].map(([from, words]) => `[[settings.band]]
from_percent = ${from}
text = { ar = "${words}", fr = "${words}", en = "${words}" }
`).join('');

/** Four questions of one choice in each quiz, none of them in two. */
export const prepare = () => {
  let taken = 0;
  const written = ({ settings }) => (quiz, questions) => {
    const single = questions.filter((block) => /^type = "single"$/m.test(block)).slice(taken, taken += 4);
    const own = single.map((block) => block.replace(/^id = "/m, 'id = "own-').replace('[[question]]\n', `[[question]]\n${HINT}`));
    return `${parted(quiz)[0]}[settings]\n${settings}\n${BANDS}${own.join('')}`;
  };
  return ownCourses(COURSE, Object.fromEntries(Object.entries(QUIZZES).map(([folder, quiz]) => [`${folder}/check.quiz.toml`, written(quiz)])));
};

export async function walk({ site, step, visitor, prepared }) {
  const salma = await visitor();
  const nadia = await visitor();
  const { page } = nadia;
  const questions = await questionsOf(COURSE, prepared.root);
  const shown = () => page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.dataset.question));
  const box = (id) => page.locator(`[data-question="${id}"]`);
  const answer = (id, right) => {
    const option = questions.get(id).option.find((one) => Boolean(one.correct) === right);
    return box(id).locator(`[name="q.${id}"][value="${option.id}"]`).check();
  };
  const check = (id) => nadia.press(`button.btn[name="check"][value="${id}"]`);
  const start = async (folder) => {
    await nadia.open(`/ar/learning/${COURSE}/${QUIZZES[folder].id}/quiz`);
    await nadia.press('form[action$="/attempts"] button');
    nadia.isAt(/\/attempts\/\w+$/);
    return shown();
  };
  const handIn = async () => {
    await nadia.press('button[formaction$="/submission"]');
    if (!nadia.path().endsWith('/result')) await nadia.press('form#submission button');
    nadia.isAt(/\/result$/);
  };

  await step('an officer enrols', async () => {
    await joinAsFirst(salma, site, SALMA);
    await join(nadia, site, NADIA);
    await signIn(nadia, NADIA);
    await nadia.open(`/ar/courses/${COURSE}`);
    await nadia.press('form[action$="/enrolments"] button');
  });

  await step('immediate: what is checked is explained, fixed, and still there after a reload', async () => {
    const [first, second] = await start('01-foundations');
    await check(first);
    await nadia.sees(`#empty-${first}`);
    await answer(first, true);
    await check(first);
    await nadia.sees(`#told-${first}.fb--ok`);
    await answer(second, false);
    await check(second);
    await nadia.sees(`#told-${second}.fb--bad`);
    for (const id of [first, second]) {
      if (await box(id).locator(`[name="q.${id}"]`).count()) throw new Error(`${id} can still be changed.`);
    }
    await nadia.open(nadia.path());
    await nadia.sees(`#told-${first}.fb--ok`);
    await handIn();
    await nadia.sees('main', 'راجعوا الدروس أولا.');
  });

  await step('interactive: a wrong try gives its hint, a hint may be asked for, and the last try is the last', async () => {
    const [first, second, third] = await start('02-neutrality');
    await answer(first, false);
    await check(first);
    await nadia.sees('.tip', 'من المستفيد؟');
    await answer(first, true);
    await check(first);
    await nadia.sees(`#told-${first}.fb--ok`);
    await nadia.press(box(second).locator('xpath=ancestor::*[contains(@class,"asked")]').locator('button[name="hint"]'));
    await answer(second, true);
    await check(second);
    await answer(third, false);
    await check(third);
    await answer(third, false);
    // The same answer again is no new try.
    await check(third);
    if (!await box(third).locator(`[name="q.${third}"]`).count()) throw new Error('A double click cost a try.');
    await handIn();
    await nadia.sees('main', '67');
  });

  await step('certainty: an answer comes with how sure one is of it, and the report says who is too sure', async () => {
    const ids = await start('03-truth');
    for (const id of ids) {
      await answer(id, false);
      await page.locator(`[name="certainty.${id}"][value="3"]`).check();
    }
    if (nadia.script) await until(async () => await page.locator('#saved').getAttribute('data-state') === 'saved', 'It is not saved');
    else await nadia.press('.btn[name="save"]');
    await nadia.open(nadia.path());
    for (const id of ids) {
      if (!await page.locator(`[name="certainty.${id}"][value="3"]`).isChecked()) throw new Error(`The certainty of ${id} is not kept.`);
    }
    await handIn();
    await nadia.sees('.finding--over');
  });

  await step('mastery: questions come until enough of the last answers are right', async () => {
    const turn = async (right) => {
      const [id] = await shown();
      await answer(id, right);
      await check(id);
    };
    await start('05-dignity');
    await turn(true);
    await nadia.sees('.run__dot--ok');
    await turn(false);
    await nadia.sees('.run__dot--bad');
    await turn(true);
    await turn(true);
    nadia.isAt(/\/result$/);
    await nadia.sees('main', 'عمل متقن.');
  });
}
