// A new Wi-Fi: the password is shown when asked. What was typed waits in this tab, ten minutes at most, until the router has it, and is
// then drawn as a code to scan, once. It goes nowhere else.

const key = 'wifi';
const life = 10 * 60 * 1000;
const form = document.querySelector('[data-wifi]');
const place = document.querySelector('[data-wifi-code]');

function take() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (kept && Date.now() - kept.at < life) return kept;
    sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to show.
  }
  return null;
}

if (form) {
  const input = form.elements.password;
  const button = form.querySelector('[data-show]');
  const show = button.textContent;
  const reveal = shown => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? button.dataset.hide : show;
  };
  button.hidden = false;
  button.addEventListener('click', () => { reveal(input.type === 'password'); input.focus(); });
  form.addEventListener('submit', () => {
    reveal(false); // browsers remember what stands in a text field
    try {
      sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), name: form.elements.wifiName.value.trim(), password: input.value }));
    } catch {
      // Then there is no code to scan at the end.
    }
  });
}

const kept = take();
const over = document.querySelector('[data-over="yes"]');
if (over && !place) sessionStorage.removeItem(key); // it came to nothing
if (place && kept?.name === place.dataset.wifiCode) {
  sessionStorage.removeItem(key);
  try {
    const { qrCode, wifiText } = await import('./qr.js');
    const rows = qrCode(wifiText(kept.name, kept.password));
    if (rows) {
      draw(rows);
      place.hidden = false;
    }
  } catch {
    // Without the module that draws codes the page is whole as it is.
  }
}

function draw(rows) {
  const namespace = 'http://www.w3.org/2000/svg';
  const size = rows.length + 8;
  const image = document.createElementNS(namespace, 'svg');
  image.setAttribute('viewBox', `0 0 ${size} ${size}`);
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', place.dataset.picture);
  image.setAttribute('shape-rendering', 'crispEdges');
  const path = (fill, d) => {
    const element = document.createElementNS(namespace, 'path');
    element.setAttribute('fill', fill);
    element.setAttribute('d', d);
    image.append(element);
  };
  path('#fff', `M0 0h${size}v${size}H0z`);
  path('#000', rows.flatMap((row, y) => row.map((dark, x) => dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''));
  place.querySelector('[data-picture-here]').append(image);
}
