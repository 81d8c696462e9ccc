// Courses of a journey's own: the shipped ones, with quizzes written for what is to be seen.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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

/** A folder with one course of one lesson, whose certificates the desk issues. */
export async function shortCourse(course) {
  const root = await mkdtemp(join(tmpdir(), 'takwin-courses-'));
  const folder = join(root, course);
  const titles = { ar: 'دورة قصيرة', fr: 'Formation courte', en: 'Short course' };
  const inAll = Object.entries(titles).map(([language, title]) => `${language} = "${title}"`).join(', ');
  await mkdir(join(folder, 'module'), { recursive: true });
  await writeFile(join(folder, 'course.toml'), `format = 1
id = "${course}"
source_language = "ar"
languages = ["ar", "fr", "en"]
title = { ${inAll} }
summary = { ${inAll} }
theme = { ${inAll} }
level = "introductory"
angle = 52
tone = "indigo"
minutes = 20
[completion]
rule = "required-items"
[certificate]
issue = "administrator"
hours = 1
[[module]]
id = "only-module"
dir = "module"
title = { ${inAll} }
[[module.item]]
id = "only-lesson"
kind = "lesson"
file = "lesson"
minutes = 20
`);
  for (const [language, title] of Object.entries(titles)) {
    const state = language === 'ar' ? 'substance = 1' : 'status = "reviewed"';
    await writeFile(join(folder, 'module', `lesson.${language}.md`), `+++\ntitle = "${title}"\n${state}\n+++\n\n${title}.\n`);
  }
  return { root, settings: { TAKWIN_COURSES: root }, close: () => rm(root, { recursive: true, force: true }) };
}

/** The text of a quiz file before its first question or draw, and what comes after. */
export function parted(quiz) {
  const at = quiz.search(/^\[\[(draw|question)\]\]$/m);
  return [quiz.slice(0, at), quiz.slice(at)];
}
