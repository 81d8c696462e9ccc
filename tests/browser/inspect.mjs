// What every page must hold: WCAG 2.2 AA by axe in light and dark, wide and narrow, in Arabic and in
// French; no sideways scrolling at 360 px; nothing in the console; valid HTML.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };
// Dark changes colours only.
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] };
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

const html = new HtmlValidate(new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    // Matters of style: the templates are read by people, the pages by browsers.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    // A button without a type submits its form: that is what ours are for.
    'no-implicit-button-type': 'off',
    // A table that scrolls is a focusable div with the role region: a section would say no more.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // The site answers the same for every asset: integrity is for other hosts, and there are none.
    'require-sri': 'off',
  },
}));

/** The inspector of one run: each kind of page in each state is inspected once. */
export class Inspector {
  #report;
  #seen = new Set();

  constructor(report) {
    this.#report = report;
  }

  /** Inspects the page where this visitor stands, unless its like has been. */
  async look(visitor) {
    const { page, script } = visitor;
    const kind = kindOf(page.url());
    const faults = visitor.takeFaults();
    const state = await page.evaluate(stateOfDocument);
    const key = [kind, script, state].join('\n');
    if (this.#seen.has(key)) {
      if (faults.length > 0) this.#report.page({ kind, address: page.url(), journey: visitor.journey, script, checks: { console: faults } });
      return;
    }
    this.#seen.add(key);
    const checks = { console: faults, html: await invalid(await visitor.source()) };
    await onRunnable(visitor, async (tab) => {
      await tab.evaluate(axe);
      checks.axe = await violations(tab, RULES);
      checks.dark = await inDark(tab, () => violations(tab, COLOURS));
      await tab.setViewportSize(NARROW);
      checks['360 px'] = [...await violations(tab, RULES), ...await sideways(tab)];
      if (script) checks['360 dark'] = await inDark(tab, () => violations(tab, COLOURS));
      await tab.setViewportSize(WIDE);
    });
    Object.assign(checks, await this.#otherLanguage(visitor));
    this.#report.page({ kind, address: page.url(), journey: visitor.journey, script, checks });
  }

  /** The same address in the other language, in a tab of its own. */
  async #otherLanguage(visitor) {
    const address = new URL(visitor.page.url());
    const language = address.pathname.slice(1, 3);
    const other = language === 'fr' ? 'ar' : 'fr';
    if (!/^\/(ar|fr|en)(\/|$)/.test(address.pathname) || !visitor.script) return {};
    address.pathname = `/${other}${address.pathname.slice(3)}`;
    const tab = await visitor.newTab();
    try {
      await tab.page.goto(address.href, { waitUntil: 'load' });
      await tab.page.evaluate(axe);
      const found = [...tab.takeFaults(), ...await invalid(await tab.source()), ...await violations(tab.page, RULES)];
      await tab.page.setViewportSize(NARROW);
      found.push(...await sideways(tab.page));
      return { 'ar/fr': found };
    } finally {
      await tab.page.close();
    }
  }
}

/** An address without what differs from one run to the next. */
function kindOf(url) {
  const { pathname } = new URL(url);
  return pathname
    .replace(/^\/(ar|fr|en)(?=\/|$)/, '')
    .replace(/TKW-[\w-]+/, '{number}')
    .replace(/\/(?=[\w-]*\d)[\w-]{20,}/g, '/{id}')
    .replace(/^\/(courses|learning|studio)\/[a-z-]+/, '/$1/{course}')
    .replace(/^\/learning\/\{course\}\/[a-z0-9-]+/, '/learning/{course}/{item}')
    .replace(/^(\/studio\/\{course\}\/(?:items|preview|quizzes|questions|modules))\/[a-z0-9-]+/, '$1/{id}')
    || '/';
}

/** What is on the page, without its words: the elements and classes in use. */
function stateOfDocument() {
  const used = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.closest('svg')) used.add([element.localName, ...element.classList].join('.'));
  }
  return [...used].sort().join(' ');
}

export async function violations(page, rules = RULES) {
  const { violations: found } = await page.evaluate((options) => window.axe.run(document, options), rules);
  return found.flatMap((violation) => violation.nodes.slice(0, 3).map((node) => (
    `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary.split('\n').slice(1, 3).map((line) => line.trim()).join('; ')}`
  )));
}

async function inDark(page, look) {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await look();
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** What makes a narrow page scroll sideways. */
export const sideways = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1) && !element.closest('.tablewrap, .vh');
  });
  const names = wide.slice(0, 3).map((element) => [element.localName, ...element.classList].join('.'));
  return [`scrolls sideways, ${document.documentElement.scrollWidth} px wide: ${names.join(', ')}`];
});

async function invalid(source) {
  if (!source) return [];
  const { results } = await html.validateString(source);
  return results.flatMap((result) => result.messages.map((fault) => (
    `${fault.ruleId} at ${fault.line}:${fault.column}: ${fault.message}`
  )));
}

/**
 * axe needs timers, which a browser whose scripts are off never lets go off. There the same page, as
 * it stands, is shown in a second browser that runs axe and none of the page's own scripts.
 */
async function onRunnable(visitor, look) {
  const { page, script } = visitor;
  if (script) return look(page);
  const context = await page.context().browser().newContext({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' });
  try {
    const copy = await context.newPage();
    const body = await page.content();
    await copy.route('**/*', (route) => {
      if (route.request().resourceType() === 'script') return route.abort();
      return route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body }) : route.continue();
    });
    await copy.goto(page.url(), { waitUntil: 'load' });
    return await look(copy);
  } finally {
    await context.close();
  }
}
