// Without a mouse: signing in, enrolling and taking a quiz by Tab, Space, Enter and the arrows.
import { questionsOf } from '../answers.mjs';
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
    const shown = await page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.dataset.question));
    for (const id of shown) await byKeyboard(page, id, questions.get(id));
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

/** Presses Tab until the focus is on such an element; at every stop the focus must be seen. */
async function tabTo(page, selector, most = 150) {
  for (let stop = 1; stop <= most; stop += 1) {
    await page.keyboard.press('Tab');
    const { there, fault } = await page.evaluate(focused, selector);
    if (fault) throw new Error(fault);
    if (there) return;
  }
  throw new Error(`${most} stops of Tab did not lead to ${selector}.`);
}

/** Where the focus is, and what hides it if something does. In the page. */
function focused(selector) {
  const element = document.activeElement;
  if (!element || element === document.body) return { there: false };
  const name = [element.localName, ...element.classList].join('.') + (element.name ? `[${element.name}]` : '');
  const drawn = [element, element.closest('label')].filter(Boolean);
  const seen = drawn.some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  });
  const boxes = drawn.map((each) => each.getBoundingClientRect());
  const uncovered = boxes.some((box) => [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top && drawn.some((each) => each.contains(top) || top.contains(each));
  })));
  let fault;
  if (!seen) fault = `Nothing shows that the focus is on ${name}.`;
  else if (!uncovered) fault = `Something covers ${name}, which has the focus.`;
  return { there: element.matches(selector), fault };
}

/** Presses a key that leads to another page. */
async function pressed(visitor, key) {
  const loaded = visitor.page.waitForEvent('load');
  await visitor.page.keyboard.press(key);
  await loaded;
  await visitor.look();
}

const valueHere = (page) => page.evaluate(() => document.activeElement.value);

async function byKeyboard(page, id, question) {
  const name = `q.${id}`;
  const keys = page.keyboard;
  const box = `[data-question="${id}"]`;
  const arrowTo = async (value) => {
    for (let presses = 0; await valueHere(page) !== value; presses += 1) {
      if (presses > 20) throw new Error(`The arrows do not lead to ${value} of ${id}.`);
      await keys.press('ArrowDown');
    }
  };
  switch (question.type) {
    case 'single':
    case 'true-false': {
      await tabTo(page, `[name="${name}"]`);
      await keys.press('Space');
      await arrowTo(String(question.answer ?? question.option.find((option) => option.correct).id));
      break;
    }
    case 'multiple': {
      // In the order of the page, which may be shuffled.
      const shown = await page.locator(`${box} [name="${name}"]`).evaluateAll((all) => all.map((one) => one.value));
      for (const value of shown) {
        if (!question.option.find((option) => option.id === value).correct) continue;
        await tabTo(page, `[name="${name}"][value="${value}"]`);
        await keys.press('Space');
      }
      break;
    }
    case 'matching': {
      const shown = await page.locator(`${box} select`).evaluateAll((all) => all.map((one) => one.name));
      for (const field of shown) {
        await tabTo(page, `[name="${field}"]`);
        await arrowTo(field.slice(name.length + 1));
      }
      break;
    }
    case 'ordering': {
      const order = () => page.locator(`${box} input[name="${name}"]`).evaluateAll((all) => all.map((one) => one.value));
      // Always onward: what must come earlier is moved up by its own button, from the last place to the first.
      for (const [place, step] of question.step.map((each) => each.id).entries()) {
        const from = (await order()).indexOf(step);
        if (from === place) continue;
        await tabTo(page, `${box} li:nth-child(${from + 1}) .up`);
        for (let at = from; at > place; at -= 1) await keys.press('Enter');
      }
      break;
    }
    default:
      await tabTo(page, `[name="${name}"]`);
      await keys.type(String(question.answer ?? question.accept.ar[0]));
  }
}
