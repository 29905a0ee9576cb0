// Every page with a form. Without it forms are sent all the same; with it a field says when there is too much in it, and what is typed into a long form outlives a reload and a change of language.

const { left, over, kept, back, empty, former } = document.getElementById('forms').dataset;
const names = JSON.parse(former); // of fields that were called otherwise when the draft was kept

for (const field of document.querySelectorAll('[data-limit]')) count(field);
for (const done of document.querySelectorAll('[data-draft-sent]')) forget(done.dataset.person ?? '', done.dataset.draftSent, true);
for (const form of document.querySelectorAll('form[data-draft]')) draft(form);

// Nothing is cut: whatever is pasted stays, and the server says the same when it is sent.
function count(field) {
  const limit = Number(field.dataset.limit);
  const counter = document.createElement('p');
  counter.className = 'hint character-count';
  counter.setAttribute('aria-live', 'polite');
  field.after(counter);
  let timer;
  const tell = () => {
    const rest = limit - field.value.trim().length;
    counter.classList.toggle('over', rest < 0);
    counter.textContent = rest < 0 ? over.replace('{0}', -rest) : rest <= Math.max(20, limit / 5) && field.value !== '' ? left.replace('{0}', rest) : '';
  };
  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(tell, 300); });
  field.addEventListener('change', tell);
  tell();
}

function place(person, name) {
  return `form:${person}:${name}`;
}

// On the page that says so, only what was really sent is forgotten, and not a new draft of the same form.
function forget(person, name, sentOnly) {
  try {
    for (const here of [place(person, name), place('', name)])
      if (!sentOnly || JSON.parse(sessionStorage.getItem(here))?.sent) sessionStorage.removeItem(here);
  } catch {
    // The browser keeps nothing.
  }
}

// A draft belongs to one tab and to one person: it is gone when the tab is closed, and whoever signs in here next does not see it. What a guest typed goes with them when they sign in.
function draft(form) {
  const { draft: name, person = '' } = form.dataset;
  const here = place(person, name);
  const fields = () => [...form.elements].filter(f => f.name && !f.readOnly && !['password', 'file', 'submit', 'button', 'hidden'].includes(f.type) && f.autocomplete !== 'one-time-code');
  const chosen = f => f.type === 'radio' || f.type === 'checkbox';
  const note = document.createElement('p');
  note.className = 'hint draft';
  note.setAttribute('role', 'status');

  let stored;
  try {
    stored = sessionStorage.getItem(here);
    const before = place(person, name.replace(/^agents-/, 'desk-')); // as drafts of replies were called
    if (before !== here) {
      stored ??= sessionStorage.getItem(before);
      sessionStorage.removeItem(before);
    }
    if (person) {
      stored ??= sessionStorage.getItem(place('', name));
      sessionStorage.removeItem(place('', name)); // it is theirs now, and no guest's any more
    }
  } catch {
    return; // nothing is kept, so nothing is promised
  }

  form.prepend(note);
  const first = new Map([...form.querySelectorAll('select')].map(f => [f, f.value]));
  const touched = f => chosen(f) ? f.checked !== f.defaultChecked : f.value !== (first.get(f) ?? f.defaultValue);
  const typed = () => fields().some(touched);
  if (form.dataset.filled) save(); // what came back from the server is newer
  else if (stored) restore(JSON.parse(stored));
  for (const change of ['input', 'change', 'files']) form.addEventListener(change, () => save());
  form.addEventListener('submit', event => { if (!event.defaultPrevented) save(true); });

  function save(sent = false) {
    const state = { sent, key: form.elements.key?.value, files: form.querySelectorAll('[name="listed"]').length > 0, fields: fields().filter(f => form.dataset.filled || touched(f)).map(f => chosen(f) ? [f.name, f.value, f.checked] : [f.name, f.value]) };
    try {
      sessionStorage.setItem(here, JSON.stringify(state));
      if (note.textContent === '' && typed()) say(kept);
    } catch {
      note.textContent = ''; // full, or not allowed
    }
  }

  function restore(state) {
    for (const [typedAs, value, checked] of state.fields) {
      const name = typedAs.replace(/^[^-]+/, word => names[word] ?? word);
      const field = fields().find(f => f.name === name && (!chosen(f) || f.value === value));
      if (!field) continue;
      if (chosen(field)) field.checked = checked;
      else if (field.tagName !== 'SELECT' || [...field.options].some(o => o.value === value)) field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (state.key && form.elements.key) form.elements.key.value = state.key;
    if (state.files) form.dispatchEvent(new Event('restored'));
    if (typed() || state.files) say(back);
    save();
    if (!form.contains(document.activeElement)) form.closest('details')?.setAttribute('open', '');
  }

  function say(message) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'linklike', textContent: empty });
    button.addEventListener('click', () => {
      forget(person, name);
      location.assign(location.pathname + location.search);
    });
    note.replaceChildren(message, ' ', button);
  }
}
