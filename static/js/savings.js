// Sends the answers of a sitting: one saving at a time, each until the server has answered it, in the order in
// which they were made. What is not heard yet is kept in the browser, and is sent by the next page if this one
// is closed. See outbox.js for where, and enhance/quiz.js for what the page shows.
import * as outbox from './outbox.js';
import { post } from './lib.js';

const REST = 800;
const SOONEST = 2_000;
const LATEST = 60_000;
/** After so long without an answer a saving is sent again: it is heard once however often it comes. */
const PATIENCE = 20_000;
/** What a browser sends of a page that is being left. */
const KEEPALIVE = 60_000;

/** How the questions that are not accepted are called. */
const names = (told, sent) => told.questions.map((id) => sent.questions[id] ?? id);

/**
 * `hear(state, told)` is called with what becomes of the answers: `saving`, `saved`, `unsaved`, `offline`,
 * `signedout`, `contested` (told: contests), `restored`, `refused` (told: the sentence and the questions).
 */
export default class Savings {
  #url;
  #sitting;
  #hear;
  #box;
  #timer;
  #wait = SOONEST;
  #sending = false;
  #waiting = [];
  closed = false;

  constructor({ url, sitting, base }, hear) {
    this.#url = url;
    this.#sitting = sitting;
    this.#hear = hear;
    this.#box = { page: outbox.name(), number: 0, base, heirs: [], bases: {}, queue: [], draft: {} };
    outbox.stay(sitting, this.#box.page);
    addEventListener('online', () => this.#now());
    addEventListener('offline', () => { if (!this.isEmpty()) this.#hear('offline'); });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#send(true);
      else this.#now();
    });
  }

  isEmpty() {
    return this.#box.queue.length === 0 && Object.keys(this.#box.draft).length === 0;
  }

  /**
   * Takes over what closed pages of this sitting left: at once, or when one that is still open is closed. `hear` is
   * told `restored`, with the questions: `[id, label, fields]`.
   */
  inherit() {
    for (const { page } of outbox.left(this.#sitting)) {
      if (page === this.#box.page) continue;
      outbox.whenClosed(this.#sitting, page, () => {
        const box = outbox.left(this.#sitting).find((left) => left.page === page);
        if (box) this.#adopt(box);
      });
    }
  }

  #adopt(box) {
    const last = `${box.page}:${box.number}`;
    const drafts = outbox.bodies({ ...box, queue: [], page: outbox.name(), number: 0, heirs: [...box.heirs, last] });
    const savings = [...box.queue, ...drafts];
    this.#box.queue.push(...savings);
    this.#box.heirs.push(...box.heirs, last, ...drafts.map(({ client }) => client));
    this.#keep();
    outbox.drop(this.#sitting, box.page);
    const back = new Map();
    for (const saving of savings) {
      for (const [id, label] of Object.entries(saving.questions)) back.set(id, [id, label, outbox.said(saving, id)]);
    }
    // What has been answered here since stands.
    const restored = [...back.values()].filter(([id]) => !this.#box.draft[id]);
    if (restored.length) this.#hear('restored', restored);
    this.#now();
  }

  /** An answer has changed. */
  change(id, label, fields, page) {
    if (this.closed) return;
    const base = this.#box.draft[id]?.base ?? this.#box.bases[id];
    this.#box.draft[id] = { label, fields, base, page };
    this.#keep();
    this.#hear(navigator.onLine ? 'saving' : 'offline');
    this.#later(REST);
  }

  /** The person has seen the answer of another page: what they give next may replace it. */
  know(id, step) {
    this.#box.bases[id] = step;
    if (this.#box.draft[id]) this.#box.draft[id].base = step;
    this.#keep();
  }

  /** Sends everything at once; resolves when nothing is left to send, however long that takes. */
  flush() {
    if (this.isEmpty() || this.closed) return Promise.resolve();
    const done = new Promise((resolve) => { this.#waiting.push(resolve); });
    this.#now();
    return done;
  }

  #keep() {
    if (this.isEmpty()) outbox.drop(this.#sitting, this.#box.page);
    else this.kept = outbox.keep(this.#sitting, this.#box);
  }

  #later(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), milliseconds);
  }

  #now() {
    this.#wait = SOONEST;
    this.#send();
  }

  async #send(leaving = false) {
    if (this.#sending || this.closed || this.isEmpty()) return;
    clearTimeout(this.#timer);
    const box = this.#box;
    if (!box.queue.length) {
      box.number += 1;
      box.queue.push(outbox.freeze(box, box.number));
      this.#keep();
    }
    const [{ body }] = box.queue;
    this.#sending = true;
    const keepalive = leaving && body.length < KEEPALIVE;
    const answer = await post(this.#url, new URLSearchParams(body), { keepalive, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    const told = answer?.status === 409 ? await answer.json().catch(() => null) : null;
    this.#sending = false;
    if (answer?.ok || told) this.#heard(told);
    else this.#again(answer);
  }

  #heard(told) {
    this.#wait = SOONEST;
    const sent = this.#box.queue.shift();
    if (told?.over) {
      this.#refused(told, sent);
      return;
    }
    this.#keep();
    if (told?.refused) this.#hear('refused', { sentence: told.refused, questions: names(told, sent) });
    if (told?.contests) {
      const page = new URLSearchParams(sent.body).get('page') ?? undefined;
      this.#hear('contested', told.contests.map((contest) => {
        const { question: id } = contest;
        return { ...contest, page, label: sent.questions[id], own: outbox.said(sent, id) };
      }));
    }
    if (!this.isEmpty()) {
      // What was typed in the meantime has its rest; what waits behind goes at once.
      if (this.#box.queue.length || this.#waiting.length) this.#send();
      else this.#later(REST);
      return;
    }
    if (!told) this.#hear('saved');
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Nothing is accepted any more: what is still here will not be either. */
  #refused(told, sent) {
    const lost = new Set(names(told, sent));
    for (const { questions } of outbox.bodies(this.#box)) Object.values(questions).forEach((name) => lost.add(name));
    this.closed = true;
    Object.assign(this.#box, { queue: [], draft: {} });
    this.#keep();
    this.#hear('refused', { sentence: told.refused, questions: [...lost] });
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #again(answer) {
    if (answer?.type === 'opaqueredirect' || answer?.status === 401) this.#hear('signedout');
    else this.#hear(navigator.onLine ? 'unsaved' : 'offline');
    this.#later(this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LATEST);
  }
}
