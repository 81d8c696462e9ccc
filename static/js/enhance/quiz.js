// Answers are saved as they come, on one quiet line. Element: form[data-save-url]; words in its data-* attributes.
import { $, $$, clock, fill, say } from '../lib.js';
import { answered, changed, fieldsOf, putBack, whole } from '../answers.js';
import { sweep } from '../outbox.js';
import Savings from '../savings.js';

const TROUBLE = ['unsaved', 'offline', 'signedout', 'refused'];

const make = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

export default function quiz(form) {
  const words = form.dataset;
  const place = document.getElementById(words.status || 'saved');
  const line = place && ($('span', place) ?? place);
  const spoken = document.getElementById('saved-said');
  const shown = $('[data-answered]');
  const question = (id) => form.querySelector(`[data-question="${CSS.escape(id)}"]`);
  const label = (box) => $('.q__n span', box)?.textContent.split('·')[0].trim() || box.dataset.question;
  // Where the paper has several pages, the answers of the others are counted by the server.
  const elsewhere = Number(shown?.dataset.elsewhere ?? 0);
  const count = () => {
    const questions = $$('.q', form);
    if (shown) shown.textContent = elsewhere + questions.filter(answered).length;
    for (const box of questions) {
      $(`[data-nav="${box.dataset.question}"]`)?.toggleAttribute('data-done', answered(box));
    }
  };
  const notice = (kind, ...children) => {
    const box = make('div', { className: `notice notice--${kind}`, tabIndex: -1 }, make('div', {}, ...children));
    form.before(box);
    return box;
  };

  // The line shows every state. What is read aloud is only when it goes wrong, and when it is right again.
  let trouble = '';
  const tell = (state, told) => {
    const text = told?.sentence ?? fill(words[state], { t: clock() });
    if (line && text) line.textContent = text;
    if (place) place.dataset.state = state;
    const now = TROUBLE.includes(state) ? state : '';
    if (spoken && (now ? now !== trouble : trouble && state === 'saved')) spoken.textContent = text;
    if (now || state === 'saved') trouble = now;
    if (state === 'signedout') askToSignIn();
    if (state === 'saved') $('#sign-in-again')?.remove();
  };

  const askToSignIn = () => {
    if ($('#sign-in-again')) return;
    const link = make('a', { href: words.signIn, target: '_blank', rel: 'opener' }, words.signInWords);
    notice('warn', make('p', {}, words.signedout, ' ', link)).id = 'sign-in-again';
  };

  /** Two answers to one question: the person chooses, beside it, or above when it stands on another page. */
  const contest = ({ question: id, step, words: sentence, theirs, mine, fields, own, label: name, page: from }) => {
    const box = question(id);
    document.getElementById(`contest-${id}`)?.closest('.contest').remove();
    const choose = (text, act) => make('button', { type: 'button', className: 'btn btn--2 btn--sm', onclick: () => {
      savings.know(id, step);
      asked.remove();
      act();
      box?.querySelector('input, select, textarea')?.focus();
      count();
    } }, text);
    const asked = make('div', { className: 'notice notice--warn contest', tabIndex: -1 }, make('div', {},
      make('p', { id: `contest-${id}` }, box ? sentence : `${name}: ${sentence}`),
      make('div', { className: 'row' },
        choose(theirs, () => { if (box) putBack(box, fields); }),
        choose(mine, () => savings.change(id, name, box ? fieldsOf(form, box) : own, from)))));
    asked.setAttribute('role', 'group');
    asked.setAttribute('aria-labelledby', `contest-${id}`);
    if (box) box.append(asked);
    else form.before(asked);
    say(sentence);
  };

  const refused = ({ sentence, questions }) => {
    const told = [make('p', {}, sentence)];
    if (questions.length) told.push(make('p', {}, fill(words.lost, { q: questions.join(words.comma) })));
    notice('bad', ...told).focus();
  };

  /** What an earlier page could not send is on this one again, and on its way. */
  const restored = (answers) => {
    for (const [id, , fields] of answers) {
      const box = question(id);
      if (box) putBack(box, fields);
    }
    count();
    const told = fill(words.restored, { q: answers.map(([, name]) => name).join(words.comma) });
    notice('warn', make('p', {}, told)).setAttribute('role', 'status');
  };

  const savings = new Savings({ url: words.saveUrl, sitting: words.sitting, base: form.elements.base.value }, (state, told) => {
    if (state === 'restored') {
      restored(told);
      return;
    }
    if (state === 'contested') told.forEach(contest);
    tell(state === 'contested' ? 'saved' : state, told);
    if (state === 'refused') refused(told);
  });

  const page = form.elements.page?.value;
  const changes = (box) => { if (box) savings.change(box.dataset.question, label(box), fieldsOf(form, box), page); };

  sweep();
  // What was changed before this script came; then what an earlier page could not send.
  $$('.q', form).filter((box) => $('.moved', box) || $$('[name]', whole(box)).some(changed)).forEach(changes);
  savings.inherit();

  form.addEventListener('input', (event) => {
    changes(event.target.closest('.q') ?? $('.q', event.target.closest('.asked') ?? form));
    count();
  });
  // Sent by the browser itself: everything has been saved before, so nothing on the form is new.
  form.addEventListener('formdata', (event) => event.formData.append('touched', ''));

  // Whatever leads away waits until the server has heard everything.
  form.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return;
    const expired = form.elements.expired !== undefined;
    const open = $('.contest');
    if (open && !expired) {
      event.preventDefault();
      open.focus();
      say(words.chooseFirst);
      return;
    }
    if (savings.isEmpty() && navigator.onLine) return;
    event.preventDefault();
    if ('waits' in form.dataset) return;
    const button = event.submitter;
    const says = button?.innerHTML;
    form.dataset.waits = '';
    const wait = setTimeout(() => {
      if (button) button.textContent = words.waiting;
      button?.setAttribute('aria-busy', 'true');
      say(words.waiting);
    }, navigator.onLine ? 1_500 : 0);
    await savings.flush();
    while (!navigator.onLine) await new Promise((online) => { addEventListener('online', online, { once: true }); });
    clearTimeout(wait);
    delete form.dataset.waits;
    if (button) button.innerHTML = says;
    button?.removeAttribute('aria-busy');
    if ($('.contest') && !expired) $('.contest').focus();
    else form.requestSubmit(button);
  });
  // Kept in the browser, it is not lost; where nothing can be kept, leaving asks.
  addEventListener('beforeunload', (event) => { if (!savings.isEmpty() && !savings.kept) event.preventDefault(); });
  count();
}
