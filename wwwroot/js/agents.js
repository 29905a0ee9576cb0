// The help desk by keyboard, and who else is there. Loaded by the pages of agents alone; without it everything still works.

const page = document.querySelector('[data-agents]');
const keys = document.getElementById('keys');
const rows = [...document.querySelectorAll('[data-row]')];
const text = document.getElementById('text');

const move = step => {
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement);
  const from = at < 0 ? rows.findIndex(row => row.ariaCurrent === 'true') : at;
  const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
};

const write = kind => {
  const radio = document.getElementById(`kind-${kind}`);
  if (!radio) return;
  radio.checked = true;
  text.focus();
};

const actions = {
  j: () => move(1),
  k: () => move(-1),
  r: () => write('reply'),
  n: () => write('note'),
  t: () => document.querySelector('[data-take]')?.requestSubmit(),
  x: () => document.activeElement.closest('li')?.querySelector('[name=ticket]')?.click(),
  J: () => document.querySelector('.agents-turn [rel=next]')?.click(),
  K: () => document.querySelector('.agents-turn [rel=prev]')?.click(),
  u: () => document.querySelector('[data-up]')?.click(),
  '?': () => keys?.showModal(),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys?.open || event.target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')) return;
  const action = actions[event.key];
  if (!action || !page) return;
  event.preventDefault();
  action();
});

const help = document.querySelector('[data-keys]');
if (help && keys) {
  for (const hint of [help, ...document.querySelectorAll('[data-hint]')]) hint.hidden = false;
  help.addEventListener('click', () => keys.showModal());
}

// A filter applies as soon as it is chosen; what is typed when Enter is pressed.
const filters = document.querySelector('[data-applies]');
filters?.querySelector('button').setAttribute('hidden', '');
filters?.addEventListener('change', event => event.target.matches('select') && filters.requestSubmit());

// What is ticked, all at once.
const chosen = document.querySelector('[data-choose]');
const all = chosen?.querySelector('[data-all]');
if (all) {
  const boxes = [...chosen.querySelectorAll('[name=ticket]')];
  const show = () => {
    const count = boxes.filter(box => box.checked).length;
    all.checked = count === boxes.length;
    all.indeterminate = count > 0 && !all.checked;
  };
  all.closest('label').hidden = false;
  all.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked; });
  chosen.addEventListener('change', show);
  show();
}

// Three times a minute, and when somebody begins to write.
const here = page?.dataset.here;
const form = document.querySelector('[data-composer]');
const place = document.getElementById('present');
let writing = false;

async function show() {
  const fields = new URLSearchParams({ 'form-token': form.elements['form-token'].value, version: form.elements.version.value, writing });
  try {
    const answer = await fetch(here, { method: 'POST', body: fields, redirect: 'error' });
    if (!answer.ok) return;
    const { others, changed, changedWords } = await answer.json();
    const lines = changed ? [...others, changedWords] : others;
    if (lines.join() === [...place.children].map(line => line.textContent).join()) return; // nothing is read out twice
    place.replaceChildren(...lines.map(line => Object.assign(document.createElement('p'), { textContent: line })));
  } catch {
    // Away for a moment: the next round tells.
  }
}

if (here && form) {
  const begin = () => {
    if (writing || !text.value.trim() || document.getElementById('kind-note').checked) return;
    writing = true;
    show();
  };
  text.addEventListener('input', begin);
  setInterval(() => document.hidden || show(), 20_000);
}

// Solved cases like this one come when the page stands, so that nobody waits for them.
const similar = document.querySelector('[data-similar]');
if (similar) {
  const request = new XMLHttpRequest(); // a document without its scripts, and without a parser fed by strings
  request.responseType = 'document';
  request.open('GET', similar.dataset.similar);
  request.onload = () => {
    const found = request.status === 200 && request.response?.getElementById('similar');
    if (!found) return; // the link stays
    similar.querySelector('p').replaceWith(document.adoptNode(found));
  };
  request.send();
}
