// The right answer to every question, read from the course files, and put into a paper.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { courses, until } from './site.mjs';

/** Every question of a course, by id. */
export async function questionsOf(course, root = courses) {
  const names = await readdir(join(root, course), { recursive: true });
  const files = names.filter((name) => /\.(quiz|bank)\.toml$/.test(name));
  const read = await Promise.all(files.map(async (name) => parse(await readFile(join(root, course, name), 'utf8'))));
  return new Map(read.flatMap((file) => file.question ?? []).map((question) => [question.id, question]));
}

/** The items of a course in their order: `{ id, kind }`. */
export async function itemsOf(course) {
  const file = parse(await readFile(join(courses, course, 'course.toml'), 'utf8'));
  return file.module.flatMap((module) => module.item ?? []);
}

/** Answers the whole paper that stands on the page, rightly; answers how many questions it has. */
export async function answer(page, questions, language = 'ar') {
  const shown = await page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.dataset.question));
  if (shown.length === 0) throw new Error('No question on this page.');
  for (const id of shown) {
    const question = questions.get(id);
    if (!question) throw new Error(`The course files have no question ${id}.`);
    await ways[question.type](page.locator(`[data-question="${id}"]`), `q.${id}`, question, language);
  }
  return shown.length;
}

const choose = async (box, name, values) => {
  for (const value of values) await box.locator(`[name="${name}"][value="${value}"]`).check();
};
const right = (question) => question.option.filter((option) => option.correct ?? (option.weight ?? 0) > 0);
const typed = (box, name, text) => box.locator(`[name="${name}"]`).fill(text);

const ways = {
  single: (box, name, question) => choose(box, name, right(question).slice(0, 1).map((option) => option.id)),
  multiple: (box, name, question) => choose(box, name, right(question).map((option) => option.id)),
  'true-false': (box, name, question) => choose(box, name, [question.answer]),
  numeric: (box, name, question) => typed(box, name, String(question.answer)),
  short: (box, name, question, language) => typed(box, name, question.accept[language][0]),
  async matching(box, name, question) {
    for (const pair of question.pair) await box.locator(`[name="${name}.${pair.id}"]`).selectOption(pair.id);
  },
  // Steps stand in the files in their right order: each is moved up to its place.
  async ordering(box, name, question) {
    const order = () => box.locator(`input[name="${name}"]`).evaluateAll((all) => all.map((one) => one.value));
    const steps = question.step.map((step) => step.id);
    for (const [place, step] of steps.entries()) {
      for (let at = (await order()).indexOf(step); at > place; at = (await order()).indexOf(step)) {
        await box.locator(`[name="${name}.move"][value^="up."]`).nth(at).click();
        await until(async () => (await order()).indexOf(step) < at, `The step ${step} of ${name} did not move up`);
      }
    }
    const mine = box.locator(`input[type="checkbox"][name="${name}.moved"]`);
    if (await mine.count()) await mine.check();
  },
};
