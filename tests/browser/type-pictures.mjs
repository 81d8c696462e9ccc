// One small picture of each type of question, answered, as the help page shows it in Arabic.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { answer, questionsOf } from './answers.mjs';
import { Visitor } from './visitor.mjs';

const SIZE = { width: 640, height: 900 };
const help = resolve(import.meta.dirname, '../../templates/help');

/** Writes `<type>.webp` into a folder for the first specimen of each type. */
export async function typePictures(browser, house, folder) {
  await mkdir(folder, { recursive: true });
  const visitor = await Visitor.arrive(browser, house);
  const { page } = visitor;
  await page.setViewportSize(SIZE);
  await visitor.open('/ar/help/questions');
  await answer(page, await questionsOf('question-types', help));
  await page.evaluate(() => { document.activeElement.blur(); return document.fonts.ready; });
  const chrome = await page.context().newCDPSession(page);
  const types = await page.locator('section.type').evaluateAll((all) => all.map((one) => one.id));
  for (const type of types) {
    const box = page.locator(`#${type} .q`).first();
    const clip = await box.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + scrollX, y: y + scrollY, width, height };
    });
    const { data } = await chrome.send('Page.captureScreenshot', {
      format: 'webp', quality: 80, captureBeyondViewport: true, clip: { ...clip, scale: 1 },
    });
    await writeFile(join(folder, `${type.replace('type-', '')}.webp`), Buffer.from(data, 'base64'));
  }
  await page.context().close();
}
