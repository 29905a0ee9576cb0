// The card with the Wi-Fi and the passwords. What is typed is read here, drawn here, and sent nowhere.

import { qrCode, wifiText } from './qr.js';

const card = document.querySelector('[data-card]');
const [name, password] = ['wifi-name', 'wifi-password'].map(id => document.getElementById(id));
const picture = card.querySelector('[data-code]');
const said = card.querySelector('[data-said]');
const svg = 'http://www.w3.org/2000/svg';

document.getElementById('printed').value ||= new Intl.DateTimeFormat(card.dataset.locale, { dateStyle: 'long' }).format();
document.querySelector('[data-by-hand]').hidden = true;
const print = document.querySelector('[data-print]');
print.hidden = false;
print.addEventListener('click', () => window.print());

// What is wrong, as the name of its text; empty when there is a code to draw.
function fault() {
  if (name.value === '') return 'empty';
  if (new TextEncoder().encode(name.value).length > 32) return 'name';
  if (password.value !== '' && password.value.length < 8) return 'short';
  return password.value.length > 63 ? 'long' : '';
}

function draw() {
  const wrong = fault();
  said.textContent = wrong ? card.dataset[wrong] : '';
  const rows = wrong ? null : qrCode(wifiText(name.value, password.value));
  picture.replaceChildren();
  picture.hidden = !rows;
  if (!rows) return;
  const size = rows.length + 8;
  const image = document.createElementNS(svg, 'svg');
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': card.dataset.picture, 'shape-rendering': 'crispEdges' }))
    image.setAttribute(key, value);
  const path = (fill, d) => {
    const element = document.createElementNS(svg, 'path');
    element.setAttribute('fill', fill);
    element.setAttribute('d', d);
    image.append(element);
  };
  path('#fff', `M0 0h${size}v${size}H0z`);
  path('#000', rows.flatMap((row, y) => row.map((dark, x) => dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''));
  picture.append(image);
}

for (const field of [name, password]) field.addEventListener('input', draw);
draw();
