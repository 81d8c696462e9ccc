// Draws the zones of a picture by pointer; their numbers are fields that can be typed as well.
// Element: what holds [data-figure] with its overlay, [data-zones-status], and one [data-zone] for
// each zone; data-draw names the button, data-drawing says what to do ("… {n} …").
import { $, $$, fill } from '../lib.js';

const SVG = 'http://www.w3.org/2000/svg';
const EDGE = 1000;

export default function zones(element) {
  const figure = $('[data-figure]', element);
  const overlay = figure && $('svg.spot__zones', figure);
  const status = $('[data-zones-status]', element);
  if (!overlay || !status) return;
  const height = overlay.viewBox.baseVal.height;
  let zone = null;
  let points = [];
  // What was drawn since the page came, by zone.
  const outlines = new Map();

  const field = (name) => $(`[name$=".${name}"]`, zone);
  const clamp = (number) => Math.min(EDGE, Math.max(0, Math.round(number)));
  const place = (event) => {
    const box = overlay.getBoundingClientRect();
    return [
      clamp((event.clientX - box.left) * EDGE / box.width),
      clamp((event.clientY - box.top) * EDGE / box.height),
    ];
  };
  const down = (y) => y * height / EDGE;

  // What the two ends of a drag, or the corners clicked, are in numbers, and how they look.
  const shape = () => {
    const kind = field('shape').value;
    const [[x, y], [right, below]] = [points[0], points.at(-1)];
    if (kind === 'polygon') {
      return [points.map((point) => point.join(' ')).join(', '),
        `M${points.map(([left, top]) => `${left} ${down(top)}`).join('L')}z`];
    }
    if (kind === 'circle') {
      const radius = Math.round(Math.hypot(right - x, down(below) - down(y)));
      return [`${x} ${y} ${radius}`,
        `M${x} ${down(y)}m-${radius} 0a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 -${radius * 2} 0z`];
    }
    const [left, top] = [Math.min(x, right), Math.min(y, below)];
    const [wide, tall] = [Math.abs(right - x), Math.abs(below - y)];
    return [`${left} ${top} ${wide} ${tall}`,
      `M${left} ${down(top)}h${wide}v${down(tall)}h-${wide}z`];
  };
  const show = () => {
    const [numbers, path] = shape();
    outlines.get(zone).setAttribute('d', path);
    field('numbers').value = numbers;
  };
  const end = () => {
    if (!zone) return;
    figure.classList.remove('spot--draw');
    status.textContent = '';
    $('[data-draw-zone]', zone)?.focus();
    zone = null;
  };

  $$('[data-zone]', element).forEach((part, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn--2 btn--sm';
    button.dataset.drawZone = '';
    button.textContent = element.dataset.draw;
    button.addEventListener('click', () => {
      zone = part;
      points = [];
      const outline = outlines.get(part) ?? document.createElementNS(SVG, 'path');
      outline.setAttribute('d', '');
      overlay.append(outline);
      outlines.set(part, outline);
      figure.classList.add('spot--draw');
      status.textContent = fill(element.dataset.drawing, { n: at + 1 });
      figure.scrollIntoView({ block: 'nearest' });
    });
    $('[name$=".numbers"]', part).closest('.field').append(button);
  });

  figure.addEventListener('pointerdown', (event) => {
    if (!zone) return;
    event.preventDefault();
    if (field('shape').value === 'polygon') {
      points.push(place(event));
    } else {
      points = [place(event)];
      figure.setPointerCapture(event.pointerId);
    }
    show();
  });
  figure.addEventListener('pointermove', (event) => {
    if (!zone || !figure.hasPointerCapture(event.pointerId)) return;
    points = [points[0], place(event)];
    show();
  });
  figure.addEventListener('pointerup', (event) => {
    if (zone && figure.hasPointerCapture(event.pointerId)) end();
  });
  addEventListener('keydown', (event) => {
    if (!zone || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    end();
  });
}
