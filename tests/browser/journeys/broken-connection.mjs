// A sitting over a connection that breaks, in windows that are closed, and in several at once: nothing is lost,
// nothing is written over unseen, and every state is said.
import { ownCourses, parted } from '../courses.mjs';
import { NADIA, SALMA, join, joinAsFirst, signIn, signOut } from '../people.mjs';
import { until } from '../site.mjs';

const COURSE = 'ethics-code';
const QUIZ = 'final-quiz';
/** The requests that a sitting of ten questions may cost, from its paper to its result. */
const MOST = 15;

/** Twelve questions of one choice, whatever the draw. */
export const prepare = () => ownCourses(COURSE, {
  '09-final/final.quiz.toml': (quiz, questions) => {
    const chosen = questions.filter((block) => /^type = "(single|true-false)"$/m.test(block)).slice(0, 12);
    return parted(quiz)[0] + chosen.map((block) => block.replace(/^id = "/m, 'id = "own-')).join('');
  },
});

export async function walk({ site, step, visitor }) {
  const salma = await visitor();
  const nadia = await visitor();
  let tab = nadia;
  let address;
  let choices;

  await step('the officer starts a quiz', async () => {
    await joinAsFirst(salma, site, SALMA);
    await join(nadia, site, NADIA);
    await signIn(nadia, NADIA);
    await nadia.open(`/ar/courses/${COURSE}`);
    await nadia.press('form[action$="/enrolments"] button');
    address = await start(nadia);
    choices = await choiceQuestions(nadia.page);
    if (choices.length < 10) throw new Error(`Too few questions with options: ${choices.length}.`);
  });

  await step('answers are saved as they come, and it is said', async () => {
    for (const id of choices.slice(0, 3)) await choose(tab.page, id, 0);
    await isIn(tab, 'saved');
    if (!/\d\d:\d\d/.test(await tab.text('#saved'))) throw new Error(`No time of day: ${await tab.text('#saved')}`);
    await tab.look();
  });

  await step('without a connection answers are kept on the device, and it is said', async () => {
    await tab.page.context().setOffline(true);
    for (const id of choices.slice(3, 5)) await choose(tab.page, id, 0);
    await isIn(tab, 'offline');
    if (await tab.text('#saved-said') !== await tab.text('#saved')) throw new Error('It is not read aloud.');
    if (await unsent(tab.page) !== 1) throw new Error('Nothing is kept in the browser.');
    tab.takeFaults();
  });

  await step('a window closed meanwhile loses nothing: the next one puts it back and sends it', async () => {
    const next = await tab.newTab();
    await tab.page.close();
    await next.page.context().setOffline(false);
    tab = next;
    await tab.open(address);
    await tab.sees('.notice--warn[role="status"]');
    await isAnswered(tab, 5);
    await isIn(tab, 'saved');
    if (await unsent(tab.page) !== 0) throw new Error('What was sent is still kept.');
    await tab.open(address);
    await isAnswered(tab, 5);
    if (await tab.page.locator('.notice--warn').count()) throw new Error('It is put back twice.');
  });

  await step('with a server that is down, answering and handing in wait, and then go through', async () => {
    await site.crash();
    for (const id of choices.slice(5, 7)) await choose(tab.page, id, 0);
    await isIn(tab, 'unsaved');
    const button = tab.page.locator('button[formaction$="/submission"]');
    const said = await button.innerText();
    await button.click();
    await until(async () => await button.getAttribute('aria-busy') === 'true', 'The button does not say that it waits');
    if (await button.innerText() === said) throw new Error('The button says nothing.');
    tab.takeFaults();
    const led = tab.page.waitForURL(/\/submission$/, { timeout: 90_000 });
    await site.restart();
    await led;
    await tab.open(address);
    await isAnswered(tab, 7);
    tab.takeFaults();
  });

  await step('of two windows that answer differently, the person chooses', async () => {
    const id = choices.at(-1);
    const other = await tab.newTab();
    await other.open(address);
    await choose(other.page, id, 1);
    await isIn(other, 'saved');
    await choose(tab.page, id, 0);
    const asked = await tab.sees(`[data-question="${id}"] .contest`);
    if (await asked.locator('button').count() !== 2) throw new Error('There is no choice.');
    // Until then nothing is handed in.
    await tab.page.locator('button[formaction$="/submission"]').click();
    tab.isAt(/\/attempts\/\w+$/);
    await other.open(address);
    if (await chosen(other.page, id) !== 1) throw new Error('The answer of the other window was written over.');
    tab.takeFaults();
    await asked.locator('button').last().click();
    await isIn(tab, 'saved');
    await other.open(address);
    if (await chosen(other.page, id) !== 0) throw new Error('The choice was not kept.');
    // The other way round: the other answer is taken over, and put into the page.
    await choose(other.page, id, 1);
    await isIn(other, 'saved');
    await choose(tab.page, id, 2);
    await tab.page.locator(`[data-question="${id}"] .contest button`).first().click();
    if (await chosen(tab.page, id) !== 1) throw new Error('The other answer was not put into the page.');
    await other.page.close();
    tab.takeFaults();
  });

  await step('an answer that comes after the sitting was handed in elsewhere is named', async () => {
    const phone = await visitor();
    await signIn(phone, NADIA);
    await phone.open(address);
    await tab.page.route('**/answers', (route) => route.abort());
    await choose(tab.page, choices[8], 0);
    await isIn(tab, 'unsaved');
    await phone.press('button[formaction$="/submission"]');
    await phone.press('form#submission button');
    const next = await tab.newTab();
    await tab.page.close();
    tab = next;
    await tab.open(`${address}/result`);
    const told = await tab.sees('[data-enhance="unsent"].notice--bad');
    const number = (await told.innerText()).match(/\d+/);
    if (!number) throw new Error(`The question is not named: ${await told.innerText()}`);
    if (await unsent(tab.page) !== 0) throw new Error('What cannot be accepted is still kept.');
    await phone.open(`${address}/result`);
    await phone.press('main a[href$="/steps"]');
    await phone.sees('.notice--ok');
    // Three, two, two, and of the contested question four, two of them kept aside.
    const rows = await phone.page.locator('table.steps tbody tr').count();
    const aside = await phone.page.locator('.steps__aside').count();
    if (rows !== 12 || aside !== 2) throw new Error(`Expected 12 steps and 2 aside, found ${rows} and ${aside}.`);
    await phone.press('table.steps tbody tr:nth-child(4) th a');
    await phone.sees('#state .said');
  });

  await step('who decides on an appeal says why, and reads the same record', async () => {
    await salma.open(`/ar/admin${address.replace('/ar', '')}/steps`);
    await salma.send('form#open', { reason: 'تظلم' });
    await salma.sees('table.steps');
    await salma.open('/ar/admin/audit');
  });

  await step(`a sitting of ten questions costs at most ${MOST} requests`, async () => {
    address = await start(tab);
    choices = await choiceQuestions(tab.page);
    const seen = { document: 0, fetch: 0 };
    const files = new Set();
    tab.page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/static/')) files.add(request.url());
      else seen[request.resourceType()] += 1;
    });
    await tab.open(address);
    for (const id of choices.slice(0, 10)) {
      await choose(tab.page, id, 0);
      await isIn(tab, 'saved');
    }
    await tab.press('button[formaction$="/submission"]');
    await tab.press('form#submission button');
    tab.isAt(/\/result$/);
    const total = seen.document + seen.fetch;
    console.log(`       ${total} requests: ${seen.fetch} savings, ${seen.document} for pages (with the page of what is unanswered); beside them ${files.size} files, which the browser keeps`);
    if (total > MOST) throw new Error(`${total} requests: ${JSON.stringify(seen)}`);
  });

  await step('signing out forgets what was not sent', async () => {
    await start(tab);
    await tab.page.route('**/answers', (route) => route.abort());
    await choose(tab.page, (await choiceQuestions(tab.page))[0], 0);
    await isIn(tab, 'unsaved');
    if (await unsent(tab.page) !== 1) throw new Error('Nothing is kept.');
    tab.takeFaults();
    await signOut(tab);
    await until(async () => await unsent(tab.page) === 0, 'It is still kept');
  });
}

/** Starts the quiz: the address of the sitting. */
async function start(visitor) {
  await visitor.open(`/ar/learning/${COURSE}/${QUIZ}/quiz`);
  await visitor.press('form[action$="/attempts"] button');
  visitor.isAt(/\/attempts\/\w+$/);
  return visitor.path();
}

/** The questions answered by one choice: those of two options, then those of more. */
const choiceQuestions = (page) => page.locator('[data-question]:has(input[type="radio"])').evaluateAll((all) => {
  const options = (one) => one.querySelectorAll('input[type="radio"]').length;
  return all.sort((one, other) => options(one) - options(other)).map((one) => one.dataset.question);
});

const radios = (page, id) => page.locator(`[data-question="${id}"] input[type="radio"]`);
const choose = (page, id, place) => radios(page, id).nth(place).check();
const chosen = (page, id) => radios(page, id).evaluateAll((all) => all.findIndex((one) => one.checked));

/** How many windows have left something unsent in this browser. */
const unsent = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('takwin.unsent.')).length);

const isIn = (visitor, state) => visitor.page.locator(`#saved[data-state="${state}"]`).waitFor({ timeout: 30_000 });

async function isAnswered(visitor, expected) {
  await until(async () => Number(await visitor.text('[data-answered]')) === expected, `There are not ${expected} answers`, 5_000)
    .catch(async (error) => { throw new Error(`${error.message}: ${await visitor.text('[data-answered]')}`); });
}
