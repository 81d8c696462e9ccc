// Remembers where the reader stopped: the heading above, sent at most once in fifteen seconds.
// Element: the article, with data-place-url and data-place (the heading already known); the field sent is "place".
import { $$, post } from '../lib.js';

const PAUSE = 15_000;

export default function place(article) {
  const headings = $$(':is(h2, h3)[id]', article);
  if (!headings.length || !article.dataset.placeUrl) return;
  let known = article.dataset.place ?? '';
  let current = known;
  let last = -PAUSE;
  let waiting;

  const send = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (current === known) return;
    const sent = current;
    known = sent;
    last = performance.now();
    post(article.dataset.placeUrl, new URLSearchParams({ place: sent }), { keepalive: true })
      .then((answer) => answer.ok, () => false)
      .then((ok) => { if (!ok && known === sent) known = ''; });
  };

  const soon = () => {
    if (waiting === undefined) waiting = setTimeout(send, Math.max(0, last + PAUSE - performance.now()));
  };

  const observer = new IntersectionObserver(() => {
    const line = innerHeight * 0.4;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top <= line).pop();
    if (!above || above.id === current) return;
    current = above.id;
    soon();
  }, { rootMargin: '0px 0px -60% 0px' });
  for (const heading of headings) observer.observe(heading);

  // Leaving the page does not wait, unless it has just been said.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && performance.now() - last >= PAUSE) send();
  });
}
