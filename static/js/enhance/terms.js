// Glossary: the link to a definition opens it in place; Escape or a tap outside closes it.
// Element: the article that holds the links a.term and, at its end, the list .gloss.
import { $, $$ } from '../lib.js';

const EDGE = 8;

/** Copies what an element contains, without its ids. */
const copy = (source, tag) => {
  const node = document.createElement(tag);
  node.append(...[...source.childNodes].map((child) => child.cloneNode(true)));
  for (const named of $$('[id]', node)) named.removeAttribute('id');
  return node;
};

export default function terms(article) {
  const links = $$('a.term', article);
  const box = document.createElement('div');
  if (!links.length || !box.showPopover) return;
  box.className = 'gloss-pop';
  box.popover = 'auto';
  box.tabIndex = -1;
  box.setAttribute('role', 'note');
  article.append(box);
  let from;

  box.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    const at = document.activeElement;
    if (at === document.body || box.contains(at)) from?.focus({ preventScroll: true });
  });

  const place = (link) => {
    const word = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const middle = word.x + word.width / 2 - box.offsetWidth / 2;
    const x = Math.min(Math.max(EDGE, middle), width - box.offsetWidth - EDGE);
    const below = word.bottom + EDGE + box.offsetHeight < innerHeight;
    const y = below ? word.bottom + EDGE : word.top - EDGE - box.offsetHeight;
    box.style.translate = `${Math.round(x + scrollX)}px ${Math.round(y + scrollY)}px`;
  };

  for (const link of links) {
    link.addEventListener('click', (event) => {
      const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const [name, text] = entry ? [$('dt', entry), $('dd', entry)] : [];
      if (!name || !text) return;
      event.preventDefault();
      from = link;
      const title = document.createElement('p');
      title.append(copy(name, 'b'));
      box.replaceChildren(title, copy(text, 'div'));
      box.showPopover();
      place(link);
      box.focus({ preventScroll: true });
    });
  }
}
