// Somebody in a browser of their own. Every page that they come to is inspected.
import { WIDE } from './inspect.mjs';

export class Visitor {
  #inspector;
  #site;
  #source = '';
  #faults = [];

  constructor(page, { inspector, site, journey, script }) {
    this.page = page;
    this.journey = journey;
    this.script = script;
    this.#inspector = inspector;
    this.#site = site;
    page.setDefaultTimeout(15_000);
    page.on('response', (response) => this.#keepSource(response));
    page.on('console', (message) => {
      // The browser also writes there that a page we came to see was refused or not found: we know.
      const ofThePage = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (['error', 'warning'].includes(message.type()) && !ofThePage) this.#faults.push(message.text());
    });
    page.on('pageerror', (error) => this.#faults.push(String(error)));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== site.url && protocol !== 'data:') this.#faults.push(`asks another host: ${request.url()}`);
    });
  }

  static async arrive(browser, house) {
    const context = await browser.newContext({
      viewport: WIDE,
      javaScriptEnabled: house.script,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      locale: 'ar-MA',
      timezoneId: 'Africa/Casablanca',
    });
    return new Visitor(await context.newPage(), house);
  }

  /** Another tab of the same browser, whose pages are not inspected by themselves. */
  async newTab() {
    const { script, journey } = this;
    const quiet = { look: async () => {} };
    return new Visitor(await this.page.context().newPage(), { inspector: quiet, site: this.#site, journey, script });
  }

  async #keepSource(response) {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== this.page.mainFrame()) return;
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) return;
    this.#source = response.text().catch(() => '');
  }

  /** The HTML that the server sent for this page. */
  source() {
    return this.#source;
  }

  /** What went wrong in the browser since the last time. */
  takeFaults() {
    return this.#faults.splice(0);
  }

  /** Goes to an address of the site, such as `/ar/join`. Answers the status. */
  async open(address) {
    const response = await this.page.goto(new URL(address, this.#site.url).href, { waitUntil: 'load' });
    await this.#inspector.look(this);
    return response.status();
  }

  /** Presses a link or button that leads to another page. */
  async press(target) {
    const element = typeof target === 'string' ? this.page.locator(target) : target;
    const loaded = this.page.waitForEvent('load').catch((error) => error);
    await element.first().click();
    const late = await loaded;
    if (late instanceof Error) throw new Error(`Pressing ${target} led nowhere from ${this.path()}: ${late.message}`);
    await this.#inspector.look(this);
  }

  /** Fills fields by their names, in the form that `form` selects, and sends it. */
  async send(form, fields = {}, button = 'button:not([type="button"])') {
    const whole = this.page.locator(form);
    for (const [name, value] of Object.entries(fields)) {
      const field = whole.locator(`[name="${name}"]:not([type="hidden"])`);
      const kind = await field.first().evaluate((element) => element.type);
      if (kind === 'select-one') await field.selectOption(value);
      else if (kind === 'checkbox' || kind === 'radio') await whole.locator(`[name="${name}"][value="${value}"]`).check();
      else await field.fill(value);
    }
    await this.press(whole.locator(button));
  }

  /** Presses what asks for confirmation: in a dialog, or without scripts on a page. */
  async pressAndConfirm(target) {
    if (!this.script) {
      await this.press(target);
      await this.press('main form:has([name="confirmed"]) button');
      return;
    }
    await this.page.locator(target).first().click();
    await this.look();
    await this.press('dialog button[value="yes"]');
  }

  /** Inspects the page as it has become since it was opened. */
  look() {
    return this.#inspector.look(this);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  async text(selector = 'main') {
    return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Fails unless the visitor stands at an address that matches. */
  isAt(pattern) {
    if (!pattern.test(this.path())) throw new Error(`Expected to be at ${pattern}, is at ${this.path()}.`);
  }

  /** Fails unless there is such an element on the page. */
  async sees(selector, words) {
    const found = this.page.locator(selector);
    const fitting = words === undefined ? found : found.filter({ hasText: words });
    await fitting.first().waitFor({ state: 'attached', timeout: 5_000 }).catch(() => {
      throw new Error(`Expected ${selector}${words === undefined ? '' : ` with “${words}”`} at ${this.path()}.`);
    });
    return fitting.first();
  }
}
