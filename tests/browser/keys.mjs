// What people do who have no mouse: Tab, Space, Enter and the arrows.
import { rightGap, rightJudgement, rightOnes, rightText } from './answers.mjs';

/** Presses Tab until the focus is on such an element; at every stop the focus must be seen. */
export async function tabTo(page, selector, most = 150) {
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
export async function pressed(visitor, key) {
  const loaded = visitor.page.waitForEvent('load');
  await visitor.page.keyboard.press(key);
  await loaded;
  await visitor.look();
}

const valueHere = (page) => page.evaluate(() => document.activeElement.value);

/** Answers a question rightly, from wherever the focus is before it. */
export async function byKeyboard(page, id, question, language = 'ar') {
  const name = `q.${id}`;
  const keys = page.keyboard;
  const box = `[data-question="${id}"]`;
  const arrowTo = async (value) => {
    for (let presses = 0; await valueHere(page) !== value; presses += 1) {
      if (presses > 20) throw new Error(`The arrows do not lead to ${value} of ${id}.`);
      await keys.press('ArrowDown');
    }
  };
  const radio = async (field, value) => {
    await tabTo(page, `[name="${field}"]`);
    await keys.press('Space');
    await arrowTo(value);
  };
  const tick = async (wanted) => {
    // In the order of the page, which may be shuffled.
    const shown = await page.locator(`${box} [name="${name}"]`).evaluateAll((all) => all.map((one) => one.value));
    for (const value of shown.filter((each) => wanted.includes(each))) {
      await tabTo(page, `[name="${name}"][value="${value}"]`);
      await keys.press('Space');
    }
  };
  const type = async (field, text) => {
    await tabTo(page, `[name="${field}"]`);
    await keys.type(text);
  };
  switch (question.type) {
    case 'single': return radio(name, rightOnes(question)[0]);
    case 'true-false': return radio(name, String(question.answer));
    case 'multiple':
    case 'mark-error': return tick(rightOnes(question));
    case 'hotspot': return question.several ? tick(rightOnes(question)) : radio(name, rightOnes(question)[0]);
    case 'kprim':
    case 'likert': {
      for (const statement of question.statement) await radio(`${name}.${statement.id}`, rightJudgement(question, statement));
      return undefined;
    }
    case 'matching': {
      const shown = await page.locator(`${box} select`).evaluateAll((all) => all.map((one) => one.name));
      for (const field of shown) {
        await tabTo(page, `[name="${field}"]`);
        await arrowTo(field.slice(name.length + 1));
      }
      return undefined;
    }
    case 'cloze': {
      const shown = await page.locator(`${box} [name]`).evaluateAll((all) => all.map((one) => one.name));
      for (const field of shown) {
        const gap = question.gap.find((each) => field === `${name}.${each.id}`);
        if (['choice', 'word'].includes(gap.kind)) {
          await tabTo(page, `[name="${field}"]`);
          await arrowTo(rightGap(gap, language));
        } else await type(field, rightGap(gap, language));
      }
      return undefined;
    }
    case 'ordering': {
      const order = () => page.locator(`${box} input[type="hidden"][name="${name}"]`).evaluateAll((all) => all.map((one) => one.value));
      // Always onward: what must come earlier is moved up by its own button, from the last place to the first.
      for (const [place, step] of question.step.map((each) => each.id).entries()) {
        const from = (await order()).indexOf(step);
        if (from === place) continue;
        await tabTo(page, `${box} li:nth-child(${from + 1}) .up`);
        for (let at = from; at > place; at -= 1) await keys.press('Enter');
      }
      return undefined;
    }
    default: return type(name, rightText(question, language));
  }
}
