// The right answer to every question, read from the course files, and put into a paper.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { courses, until } from './site.mjs';

/** Every question of a course, by id; `folder` is where the courses are. */
export async function questionsOf(course, folder = courses) {
  const names = await readdir(join(folder, course), { recursive: true });
  const files = names.filter((name) => /\.(quiz|bank)\.toml$/.test(name));
  const read = await Promise.all(files.map(async (name) => parse(await readFile(join(folder, course, name), 'utf8'))));
  return new Map(read.flatMap((file) => file.question ?? []).map((question) => [question.id, question]));
}

/** The items of a course in their order: `{ id, kind }`. */
export async function itemsOf(course) {
  const file = parse(await readFile(join(courses, course, 'course.toml'), 'utf8'));
  return file.module.flatMap((module) => module.item ?? []);
}

/** The questions on the page, by their ids, in its order. */
export const shownOn = (page) => page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.dataset.question));

/** Answers the whole paper that stands on the page, rightly or wholly wrongly; answers how many questions it has. */
export async function answer(page, questions, language = 'ar', { wrongly = false } = {}) {
  const shown = await shownOn(page);
  if (shown.length === 0) throw new Error('No question on this page.');
  for (const id of shown) {
    const question = questions.get(id);
    if (!question) throw new Error(`The course files have no question ${id}.`);
    const way = (wrongly && wrongWays[question.type]) || ways[question.type];
    await way(page.locator(`[data-question="${id}"]`), `q.${id}`, question, language);
  }
  return shown.length;
}

/** What the page would send of a question, as `name=value` in an order that does not change. */
export const given = (page, id) => page.locator(`[data-question="${id}"]`).evaluate((box) => {
  const controls = [...box.querySelectorAll('[name]')].filter((control) => control.localName !== 'button');
  const told = controls.filter((control) => (['radio', 'checkbox'].includes(control.type) ? control.checked : control.value !== ''));
  return told.map((control) => `${control.name}=${control.value}`);
});

const choose = async (box, name, values) => {
  for (const value of values) await box.locator(`[name="${name}"][value="${value}"]`).check();
};
const weight = (option) => option.weight ?? (option.correct ? 100 : 0);
const typed = (box, name, text) => box.locator(`[name="${name}"]`).fill(text);
const isRight = (part) => part.correct ?? (part.weight ?? 0) > 0;
const idsOf = (parts, wanted) => parts.filter((part) => isRight(part) === wanted).map((part) => part.id);
const heaviest = (options) => options.reduce((best, option) => (weight(option) > weight(best) ? option : best)).id;
const lightest = (options) => options.reduce((worst, option) => (weight(option) < weight(worst) ? option : worst)).id;

/** The ids that are right among the parts of a question of which one or several are chosen. */
export function rightOnes(question) {
  if (question.type === 'single') return [heaviest(question.option)];
  if (question.type === 'mark-error') return idsOf(question.segment, true);
  if (question.type === 'hotspot') return idsOf(question.zone, true);
  return idsOf(question.option, true);
}

/** What is right of a question that is judged or rated statement by statement. */
export const rightJudgement = (question, statement) => (question.type === 'kprim' ? String(statement.correct ?? false) : '4');

/** What is right when typed: a number with its unit where that is asked for, or a word that needs no star. */
export function rightText(part, language) {
  if (part.model) return part.model[language];
  if (part.accept) return part.accept[language][0].replaceAll('*', '').trim();
  return part.unit_required ? `${part.answer} ${part.unit[language]}` : String(part.answer);
}

/** What fills a gap: a text, or the id of an option or a word. */
export function rightGap(gap, language) {
  if (gap.kind === 'choice') return heaviest(gap.option);
  return gap.kind === 'word' ? gap.word : rightText(gap, language);
}

/** Brings the steps of an ordering into this order by their buttons. */
async function arrange(box, name, steps) {
  const order = () => box.locator(`input[name="${name}"]`).evaluateAll((all) => all.map((one) => one.value));
  for (const [place, step] of steps.entries()) {
    for (let at = (await order()).indexOf(step); at > place; at = (await order()).indexOf(step)) {
      await box.locator(`[name="${name}.move"][value^="up."]`).nth(at).click();
      await until(async () => (await order()).indexOf(step) < at, `The step ${step} of ${name} did not move up`);
    }
  }
  const mine = box.locator(`input[type="checkbox"][name="${name}.moved"]`);
  if (await mine.count()) await mine.check();
}

/** Puts a text or an id into each gap. */
async function fillGaps(box, name, question, words) {
  for (const gap of question.gap) {
    const control = box.locator(`[name="${name}.${gap.id}"]`);
    if (['choice', 'word'].includes(gap.kind)) await control.selectOption(words(gap));
    else await control.fill(words(gap));
  }
}

const stepsOf = (question) => question.step.map((step) => step.id);
const judge = async (box, name, question, words) => {
  for (const statement of question.statement) await choose(box, `${name}.${statement.id}`, [words(statement)]);
};
const chooseRight = (box, name, question) => choose(box, name, rightOnes(question));
const typeRight = (box, name, question, language) => typed(box, name, rightText(question, language));
const judgeRightly = (box, name, question) => judge(box, name, question, (statement) => rightJudgement(question, statement));

const ways = {
  single: chooseRight,
  multiple: chooseRight,
  'true-false': (box, name, question) => choose(box, name, [question.answer]),
  kprim: judgeRightly,
  numeric: typeRight,
  short: typeRight,
  cloze: (box, name, question, language) => fillGaps(box, name, question, (gap) => rightGap(gap, language)),
  async matching(box, name, question) {
    for (const pair of question.pair) await box.locator(`[name="${name}.${pair.id}"]`).selectOption(pair.id);
  },
  // Steps stand in the files in their right order.
  ordering: (box, name, question) => arrange(box, name, stepsOf(question)),
  'mark-error': chooseRight,
  hotspot: chooseRight,
  essay: typeRight,
  likert: judgeRightly,
};

/** Answers that earn nothing; an opinion cannot be wrong. */
const wrongWays = {
  single: (box, name, question) => choose(box, name, [lightest(question.option)]),
  multiple: (box, name, question) => choose(box, name, idsOf(question.option, false)),
  'true-false': (box, name, question) => choose(box, name, [!question.answer]),
  kprim: (box, name, question) => judge(box, name, question, (statement) => String(!statement.correct)),
  numeric: (box, name) => typed(box, name, '-99'),
  short: (box, name) => typed(box, name, 'xyz'),
  cloze: (box, name, question) => fillGaps(box, name, question, (gap) => {
    if (gap.kind === 'choice') return lightest(gap.option);
    if (gap.kind === 'word') return question.word.find((word) => word.id !== gap.word).id;
    return gap.kind === 'number' ? '-99' : 'xyz';
  }),
  async matching(box, name, { pair: pairs }) {
    for (const [at, pair] of pairs.entries()) {
      await box.locator(`[name="${name}.${pair.id}"]`).selectOption(pairs[(at + 1) % pairs.length].id);
    }
  },
  // Wrong by every rule: turned by one where places count, or else from the last to the first.
  ordering(box, name, question) {
    const [first, ...others] = stepsOf(question);
    return arrange(box, name, question.rule === 'places' ? [...others, first] : [first, ...others].reverse());
  },
  'mark-error': (box, name, question) => choose(box, name, idsOf(question.segment, false)),
  hotspot: (box, name, question) => choose(box, name, idsOf(question.zone, false)),
};
