// Pointing at a picture: pressing a zone chooses its name in the list under it.
// Element: the question that holds svg.spot__zones, whose paths stand in the order of the choices.
import { $, $$ } from '../lib.js';

export default function spot(question) {
  const overlay = $('.spot__zones', question);
  overlay?.addEventListener('click', (event) => {
    const zone = event.target.closest('path');
    if (zone) $$('input', question)[$$('path', overlay).indexOf(zone)]?.click();
  });
}
