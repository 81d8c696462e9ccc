// Courses of a journey's own: the shipped ones, with quizzes written for what is to be seen.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { courses } from './site.mjs';

/** `quizzes` maps the path of a quiz file to what makes its new text of the old one and of the questions in the banks. */
export async function ownCourses(course, quizzes) {
  const folder = await mkdtemp(join(tmpdir(), 'takwin-courses-'));
  const root = join(folder, course);
  await cp(join(courses, course), root, { recursive: true });
  const banks = (await readdir(join(root, 'banks'))).sort().map((name) => readFile(join(root, 'banks', name), 'utf8'));
  const questions = (await Promise.all(banks)).flatMap((text) => text.split(/^(?=\[\[question\]\]$)/m).filter((block) => block.startsWith('[[question]]')));
  for (const [path, rewrite] of Object.entries(quizzes)) {
    const file = join(root, path);
    await writeFile(file, rewrite(await readFile(file, 'utf8'), questions));
  }
  return { root: folder, settings: { TAKWIN_COURSES: folder }, close: () => rm(folder, { recursive: true, force: true }) };
}

/** The text of a quiz file before its first question or draw, and what comes after. */
export function parted(quiz) {
  const at = quiz.search(/^\[\[(draw|question)\]\]$/m);
  return [quiz.slice(0, at), quiz.slice(at)];
}
