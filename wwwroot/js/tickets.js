// Asking for help and following it. Every form here is sent without this file too; with it files show how far they are, articles turn up while somebody writes,
// times are those of the reader's own clock, and what is new appears by itself.

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// Times as the reader's clock has them.
const local = root => {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (!time.title && !isNaN(at)) [time.title, time.textContent] = [time.textContent, format.format(at)];
  }
};
local(document);

const print = document.querySelector('button.print');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

// A second press while the first is on its way would only repeat it; the form's key makes that harmless, this makes it rare.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 5000);
});
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

for (const field of document.querySelectorAll('.files')) files(field);
const asking = document.querySelector('form[data-articles]');
if (asking) suggestions(asking);
const ticket = document.querySelector('[data-events]');
if (ticket && 'EventSource' in window) follow(ticket);

function files(field) {
  const form = field.closest('form');
  const input = field.querySelector('input[type="file"]');
  const list = field.querySelector('.file-list');
  const status = field.querySelector('[role="status"]');
  const hint = field.querySelector('.drop-hint');
  hint.hidden = false;

  input.addEventListener('change', () => {
    const chosen = [...input.files];
    input.value = ''; // they travel by themselves: the form need not carry them again
    chosen.forEach(send);
  });
  form.addEventListener('paste', event => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    pasted.forEach(send);
  });
  for (const name of ['dragover', 'dragleave', 'drop']) form.addEventListener(name, event => {
    if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    field.classList.toggle('over', name === 'dragover');
    if (name === 'drop') [...event.dataTransfer.files].forEach(send);
  });

  function send(file) {
    const bar = make('progress', { max: 1, value: 0, ariaLabel: `${field.dataset.sending}: ${file.name}` });
    const row = make('li', {}, make('span', { className: 'file-name', textContent: file.name }), bar);
    list.append(row);
    if (file.size > Number(field.dataset.largest)) return fail(`${file.name}: ${field.dataset.large}`);
    const body = new FormData();
    for (const name of ['form-token', 'key']) body.append(name, form.elements[name].value);
    body.append('files', file, file.name);
    const request = new XMLHttpRequest();
    request.responseType = 'json';
    request.open('POST', field.dataset.upload);
    request.upload.onprogress = event => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onerror = () => fail(`${file.name}: ${field.dataset.failed}`);
    request.onload = () => {
      const answer = request.response;
      if (request.status !== 200 || !answer?.files) return fail(`${file.name}: ${field.dataset.failed}`);
      if (answer.fault) return fail(answer.fault);
      const kept = answer.files.find(f => ![...list.querySelectorAll('button')].some(b => b.value === f.key)) ?? answer.files.at(-1);
      const remove = make('button', { className: 'lesser', name: 'remove', value: kept.key, formNoValidate: true }, field.dataset.remove, make('span', { className: 'visually-hidden', textContent: `: ${kept.name}` }));
      row.replaceChildren(make('span', { className: 'file-name', textContent: kept.name }), make('span', { className: 'quiet', textContent: kept.size }), remove);
      status.textContent = `${field.dataset.done}: ${kept.name}`;
    };
    request.send(body);

    function fail(words) {
      bar.remove();
      row.append(make('p', { className: 'error', textContent: words }));
      status.textContent = words;
      const again = make('button', { type: 'button', className: 'lesser', textContent: '×', ariaLabel: `${field.dataset.remove}: ${file.name}` });
      again.addEventListener('click', () => row.remove());
      row.append(again);
    }
  }
}

// Not before there is enough text, not again for the same, and gone when nothing fits.
function suggestions(form) {
  const place = form.querySelector('.suggested');
  const list = place.querySelector('ul');
  const status = place.querySelector('[role="status"]');
  const [subject, words] = [form.elements.subject, form.elements.words];
  let timer;
  let asked = '';
  let request;

  for (const field of [subject, words]) {
    field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 700); });
    field.addEventListener('blur', ask);
  }
  list.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (link) form.querySelector('.read-along').append(make('input', { type: 'hidden', name: 'read', value: link.dataset.key }));
  });

  async function ask() {
    clearTimeout(timer);
    const text = `${subject.value} ${words.value.slice(0, 200)}`.trim();
    if (text.length < 10) return show([]);
    if (text === asked) return;
    asked = text;
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      const answer = await fetch(form.dataset.articles, { method: 'POST', signal, body: new URLSearchParams({ type: form.dataset.type, subject: subject.value, words: words.value.slice(0, 200) }) });
      const found = answer.ok ? await answer.json() : [];
      if (!signal.aborted) show(found);
    } catch {
      if (!signal.aborted) show([]);
    }
  }

  function show(found) {
    if (found.length === 0) asked = place.hidden ? asked : '';
    place.hidden = found.length === 0;
    status.textContent = found.length === 0 ? '' : status.dataset.words.replace('{0}', found.length);
    list.replaceChildren(...found.filter(f => f.address.startsWith('/')).map(f => {
      const link = make('a', { href: f.address, target: '_blank', rel: 'noopener', textContent: f.title });
      link.dataset.key = f.key;
      return make('li', {}, link, ' ', make('span', { className: 'quiet', textContent: f.summary }));
    }));
  }
}

// The server says that there is something new; the page asks for itself and takes over the parts that changed. What is being typed is not touched.
function follow(page) {
  let source;
  let newest = new URL(page.dataset.events, location.href).searchParams.get('after');

  const open = () => {
    if (source) return;
    source = new EventSource(page.dataset.events.replace(/after=\d+/, `after=${newest}`));
    source.addEventListener('news', event => { newest = event.data; load(); });
    source.addEventListener('over', close);
    source.onerror = () => { if (source?.readyState === EventSource.CLOSED) source = undefined; };
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  open();
  // Once it is over it begins again only for somebody who is there.
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, open);
  addEventListener('pagehide', close);

  function load() {
    const request = new XMLHttpRequest(); // a document without its scripts, and without a parser fed by strings
    request.responseType = 'document';
    request.open('GET', location.pathname);
    request.onload = () => {
      const fresh = request.response;
      if (request.status !== 200 || !fresh?.getElementById('moments')) return;
      const known = new Set([...document.querySelectorAll('#moments > li')].map(li => li.id));
      for (const id of ['standing', 'moments']) {
        const part = document.adoptNode(fresh.getElementById(id));
        local(part);
        document.getElementById(id).replaceWith(part);
      }
      const added = [...document.querySelectorAll('#moments > li')].filter(li => !known.has(li.id));
      added.forEach(li => li.classList.add('new'));
      const news = document.getElementById('news');
      if (added.length > 0) news.textContent = news.dataset.words;
    };
    request.send();
  }
}
