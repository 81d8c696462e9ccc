// The program ends in the middle of issuing many certificates, and goes on when it starts again.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shortCourse } from '../courses.mjs';
import { NADIA, SALMA, join, joinAsFirst, signIn } from '../people.mjs';
import { until } from '../site.mjs';

const COURSE = 'short-course';
/** How many wait: `PEOPLE=2000 node run.mjs 'power cut'` takes minutes in a debug build, for the documents. */
const PEOPLE = Number(process.env.PEOPLE ?? 600);
const run = promisify(execFile);

export const prepare = () => shortCourse(COURSE);

export async function walk({ site, step, visitor }) {
  const ask = async (sql) => (await run('psql', [site.database, '-Atqc', sql])).stdout.trim();
  const issued = async () => Number(await ask('select count(*) from certificate where issued_at is not null'));
  const [salma, nadia] = [await visitor(), await visitor()];
  let job;

  await step(`${PEOPLE} people have completed a course`, async () => {
    await joinAsFirst(salma, site, SALMA);
    await join(nadia, site, NADIA);
    await signIn(nadia, NADIA);
    await nadia.open(`/ar/courses/${COURSE}`);
    await nadia.press('form[action$="/enrolments"] button');
    await nadia.open(`/ar/learning/${COURSE}/only-lesson`);
    await nadia.page.locator('form[action$="/done"] [name="done"]').click();
    await until(async () => await ask('select count(*) from certificate') === '1', 'No certificate waits');
    // The others are like her, but for their names: nobody fills so many forms.
    const like = (table, own, where) => `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${own}))).*
      from ${table} t, generate_series(1, ${PEOPLE - 1}) n where ${where}`;
    const id = (letter, n = 'n') => `'${letter}' || lpad(${n}::text, 31, '0')`;
    await ask(like('account', `'account_id', ${id('a')}, 'email', 'n' || n || '-' || t.email`, `t.email = '${NADIA.email}'`));
    await ask(like('enrolment', `'enrolment_id', ${id('e')}, 'account_id', ${id('a')}`, `t.account_id not like 'a000%'`));
    await ask(like('certificate', `'certificate_id', ${id('f')}, 'enrolment_id', ${id('e')}, 'account_id', ${id('a')}`, `t.account_id not like 'a000%'`));
  });

  await step('all are issued in one gesture, and the program is ended in the middle', async () => {
    await salma.open('/ar/admin/certificates');
    await salma.press('button[name="all"]');
    job = salma.path();
    await until(async () => await issued() >= 50, 'Nothing is issued');
    await site.crash();
    const before = await issued();
    if (before >= PEOPLE) throw new Error('The program was ended too late to prove anything.');
  });

  await step('it goes on by itself: each of them once, no number left out', async () => {
    await site.restart();
    await until(async () => await issued() === PEOPLE, 'Not all are issued', 600_000);
    const [least, most, different, entered] = (await ask(`select min(serial), max(serial), count(distinct serial),
      (select count(*) from register_entry where event = 'issued') from certificate where issued_at is not null`)).split('|').map(Number);
    const told = `serials ${least} to ${most}, ${different} different, ${entered} entries for ${PEOPLE} people`;
    if (least !== 1 || [most, different, entered].some((count) => count !== PEOPLE)) throw new Error(told);
    const letters = Number(await ask(`select count(*) from letter where kind = 'certificate_issued'`));
    if (letters !== PEOPLE) throw new Error(`${letters} letters for ${PEOPLE} people`);
    await site.command('doctor').catch((error) => { throw new Error(`doctor:\n${error.stdout}${error.stderr}`); });
  });

  await step('the page of the job says so', async () => {
    await salma.open(job);
    await salma.sees(`progress[value="${PEOPLE}"][max="${PEOPLE}"]`);
  });
}
