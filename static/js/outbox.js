// Answers that the server has not heard yet, kept in this browser: one entry for each page of a sitting,
// under its person. They leave when the server has answered, and when the person signs out.
const PREFIX = 'takwin.unsent.';
/** As long as a session. */
const LASTS = 14 * 86_400_000;

/** Without storage (refused, full) a page still saves; it only cannot be closed. */
const attempt = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

const keys = () => attempt(() => Object.keys(localStorage)) ?? [];
const read = (key) => attempt(() => JSON.parse(localStorage.getItem(key)));

/** The name of a page: of its own for each time that it is opened. */
export const name = () => {
  const letters = crypto.getRandomValues(new Uint8Array(12));
  return [...letters].map((n) => (n % 36).toString(36)).join('');
};

/** Keeps what the page has not sent; `sitting` is `person.attempt`. Answers whether it is kept. */
export const keep = (sitting, box) => attempt(() => {
  localStorage.setItem(`${PREFIX}${sitting}.${box.page}`, JSON.stringify({ ...box, at: Date.now() }));
  return true;
}) ?? false;

export const drop = (sitting, page) => attempt(() => localStorage.removeItem(`${PREFIX}${sitting}.${page}`));

/** What pages of this sitting left unsent, the oldest first. */
export const left = (sitting) => keys()
  .filter((key) => key.startsWith(`${PREFIX}${sitting}.`))
  .map(read)
  .filter((box) => box?.page)
  .sort((one, other) => one.at - other.at);

// An open page holds a lock under the name of its entry. Where there are none (a site without HTTPS), any other
// page passes for closed: what it left is then sent twice, and heard once.
const lock = (sitting, page) => `${PREFIX}${sitting}.${page}`;

/** Tells the other pages that this one is open, until it is closed. */
export const stay = (sitting, page) => navigator.locks?.request(lock(sitting, page), () => new Promise(() => {}));

/** Does something once a page is closed. */
export const whenClosed = (sitting, page, act) => {
  if (navigator.locks) navigator.locks.request(lock(sitting, page), act);
  else act();
};

/** Forgets everything, of everybody. */
export const forget = () => keys()
  .filter((key) => key.startsWith(PREFIX))
  .forEach((key) => attempt(() => localStorage.removeItem(key)));

/** Forgets what nobody has come back for. */
export const sweep = () => keys()
  .filter((key) => key.startsWith(PREFIX) && !(Date.now() - read(key)?.at < LASTS))
  .forEach((key) => attempt(() => localStorage.removeItem(key)));

/** The bodies to send of a box, one after another, each with its questions and their names. */
export const bodies = (box) => {
  const rest = structuredClone(box);
  while (Object.keys(rest.draft).length) {
    rest.number += 1;
    rest.queue.push(freeze(rest, rest.number));
  }
  return rest.queue;
};

/** What a saving says of a question, as its fields. */
export const said = ({ body }, id) => [...new URLSearchParams(body)]
  .filter(([name]) => name === `q.${id}` || name.startsWith(`q.${id}.`));

/** Takes the draft of one page of the paper out of a box, as one saving. */
export const freeze = (box, number) => {
  const [{ page }] = Object.values(box.draft);
  const body = new URLSearchParams({ base: box.base, client: `${box.page}:${number}`, touched: '' });
  if (page !== undefined) body.append('page', page);
  for (const last of box.heirs) body.append('heir', last);
  const questions = {};
  for (const [id, draft] of Object.entries(box.draft)) {
    if (draft.page !== page) continue;
    questions[id] = draft.label;
    body.append('touched', id);
    if (draft.base !== undefined) body.append(`base.${id}`, draft.base);
    for (const [field, value] of draft.fields) body.append(field, value);
    delete box.draft[id];
  }
  return { client: `${box.page}:${number}`, body: String(body), questions };
};
