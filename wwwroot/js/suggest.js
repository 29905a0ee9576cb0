// Suggestions while typing: an ARIA 1.2 combobox around the search field. The form itself stays a plain GET form.

const Pause = 120;

document.querySelectorAll('form[data-suggest]').forEach((form, number) => {
  const input = form.querySelector('input[name="q"]');
  const { pause = Pause, least = 1 } = form.dataset;
  const list = make('ul', { id: `suggestions-${number}`, className: 'suggestions', role: 'listbox', ariaLabel: form.dataset.name, hidden: true });
  const status = make('p', { className: 'visually-hidden', role: 'status' });
  let chosen = -1;
  let listed; // the text the list belongs to
  let timer;
  let request;

  form.append(list, status);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }))
    input.setAttribute(name, value);

  input.addEventListener('input', event => { if (!event.isComposing) ask(); });
  input.addEventListener('compositionend', ask);
  input.addEventListener('keydown', key);
  input.addEventListener('blur', close);
  input.addEventListener('focus', () => { if (list.children.length > 0 && input.value === listed) open(); });
  form.addEventListener('submit', close);
  list.addEventListener('pointerdown', event => event.preventDefault()); // the field keeps the focus, so the list stays
  list.addEventListener('click', event => {
    const option = event.target.closest('[role="option"]');
    if (option) take(option);
  });

  function forget() {
    clearTimeout(timer);
    request?.abort();
  }

  function ask() {
    forget();
    const text = input.value;
    if (text.trim().length < least || !navigator.onLine) return empty();
    timer = setTimeout(load, pause, text);
  }

  async function load(text) {
    request = new AbortController();
    const { signal } = request;
    try {
      const answer = await fetch(`${form.dataset.suggest}${form.dataset.suggest.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`, { signal });
      if (!answer.ok) return empty();
      const found = await answer.json();
      if (!signal.aborted) show(found, text);
    } catch {
      if (!signal.aborted) empty(); // the line is down, and the form still works when it is back
    }
  }

  function show(found, text) {
    listed = text;
    choose(-1);
    list.replaceChildren(...found.map((suggestion, at) => {
      const option = make('li', { id: `${list.id}-${at}`, role: 'option' });
      const label = make('span', {});
      label.append(...suggestion.runs.map(run => run.marked ? make('mark', { textContent: run.text }) : run.text));
      if (suggestion.note) label.append(make('small', { textContent: suggestion.note }));
      option.append(label);
      option.setAttribute('aria-selected', 'false');
      if (suggestion.address?.startsWith('/')) option.dataset.address = suggestion.address;
      return option;
    }));
    if (found.length === 0 || document.activeElement !== input) return close();
    open();
    status.textContent = `${form.dataset.name}: ${found.length}`;
  }

  function empty() {
    list.replaceChildren();
    close();
  }

  function open() {
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function close() {
    forget();
    choose(-1);
    list.hidden = true;
    status.textContent = '';
    input.setAttribute('aria-expanded', 'false');
  }

  function choose(at) {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = at;
    const option = list.children[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  // A slow answer must not change the list under the reader's hands.
  function walk(to) {
    forget();
    choose(to);
  }

  function take(option) {
    forget();
    const { address } = option.dataset;
    if (address) return location.assign(address);
    input.value = option.textContent;
    form.requestSubmit();
  }

  function key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const last = list.children.length - 1;
    const shown = !list.hidden;
    const to = shown
      ? { ArrowDown: chosen < last ? chosen + 1 : -1, ArrowUp: chosen < 0 ? last : chosen - 1, ...(chosen < 0 ? {} : { Home: 0, End: last }) }[event.key]
      : undefined;
    if (to !== undefined) walk(to);
    else if (!shown && last >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      open();
      walk(event.key === 'ArrowDown' ? 0 : last);
    } else if (event.key === 'Enter' && shown && chosen >= 0) take(list.children[chosen]);
    else if (event.key === 'Escape' && shown) close();
    else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      ask();
    } else return;
    event.preventDefault();
  }
});

function make(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
