// Where am I in this lesson? One observer, no scroll listener. Element: the list .here of links to the sections.
import { $$ } from '../lib.js';

export default function here(list) {
  const links = new Map($$('a[href^="#"]', list).map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      for (const [id, link] of links) {
        link.classList.toggle('is-here', id === target.id);
        if (id === target.id) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    }
  }, { rootMargin: '-10% 0px -70% 0px' });
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
}
