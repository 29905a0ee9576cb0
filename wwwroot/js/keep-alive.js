// A session ends when nothing happens for a while. Whoever is filling in a form is told in time; what they typed outlives the session.

const dialog = document.querySelector('dialog.session-end');
const { seconds, person, stay, signIn } = dialog.dataset;
const draft = `draft:${person}:${location.pathname}`;
const fields = [...document.querySelectorAll('main form :is(input, textarea, select)')]
  .filter(field => field.name && !['hidden', 'password', 'file', 'submit'].includes(field.type) && field.autocomplete !== 'one-time-code');
const state = field => field.type === 'checkbox' || field.type === 'radio' ? 'checked' : 'value';

// Each tab says when the session ends, for all of them live in the same one.
const setEnd = time => localStorage.setItem(`session:${person}`, time);
const end = () => Number(localStorage.getItem(`session:${person}`));
let over = false;
let dismissed = 0;

if (document.querySelector('main form')) begin();

function begin() {
  setEnd(Date.now() + seconds * 1000);
  const warned = Math.min(120, seconds / 2) * 1000;
  restore();
  const timer = setInterval(look, 1000);
  document.addEventListener('visibilitychange', look);
  dialog.addEventListener('close', () => { dismissed = end(); });
  dialog.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch(stay).catch(() => null);
    if (!answer?.ok) return finish();
    setEnd(Date.now() + Number(await answer.text()) * 1000);
    dialog.close();
  });

  function look() {
    const left = end() - Date.now();
    if (left > warned) return dialog.open && dialog.close();
    if (left <= 0) finish();
    else if (!dialog.open && dismissed !== end()) dialog.showModal();
  }

  function finish() {
    if (over) return;
    over = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    sessionStorage.setItem(draft, JSON.stringify(fields.map(field => field[state(field)])));
    dialog.querySelector('[data-before]').hidden = true;
    dialog.querySelector('[data-after]').hidden = false;
    dialog.querySelector('a').href = `${signIn}?return=${encodeURIComponent(location.pathname + location.search)}`;
    if (!dialog.open) dialog.showModal();
  }
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(draft) ?? 'null');
  sessionStorage.removeItem(draft);
  if (kept?.length === fields.length) fields.forEach((field, i) => { field[state(field)] = kept[i]; });
}
