// Asking for help and following it. Every form here is sent without this file too; with it files show how far they are, articles turn up while somebody writes, and what is new appears by itself.

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

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

// When the steps of a guide were answered in this tab.
for (const step of document.querySelectorAll('.attempts [data-key]')) {
  const time = step.querySelector('[name="attemptTime"]');
  time.value ||= JSON.parse(sessionStorage.getItem('guide-times') ?? '{}')[step.dataset.key] ?? '';
}

for (const field of document.querySelectorAll('.files')) files(field);
const asking = document.querySelector('form[data-articles]');
if (asking) suggestions(asking);
// What a draft brings back is not left folded away.
document.querySelector('details.more')?.addEventListener('change', event => { event.currentTarget.open = true; });
const ticket = document.querySelector('[data-events]');
if (ticket && 'EventSource' in window) follow(ticket);

function files(field) {
  const form = field.closest('form');
  const input = field.querySelector('input[type="file"]');
  const list = field.querySelector('.file-list');
  const status = field.querySelector('[role="status"]');
  const hint = field.querySelector('.drop-hint');
  const choose = field.querySelector('.choose');
  const state = form.querySelector('.send-state');
  const texts = field.dataset;
  let waiting; // the button that was pressed while files were on their way
  hint.hidden = choose.hidden = false;
  field.classList.add('listed'); // what was chosen stands in the list, so the field need not say it in the browser's language
  list.querySelectorAll('li').forEach(removable);

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

  const moving = () => list.querySelectorAll('progress').length;
  const failed = () => [...list.querySelectorAll('li.failed')];

  // Sending waits for what is on its way, and leaves nothing behind without a word.
  form.addEventListener('submit', event => {
    if (event.submitter?.name === 'remove' || moving() + failed().length === 0) return;
    event.preventDefault();
    waiting = event.submitter;
    tell();
  });
  addEventListener('beforeunload', event => { if (moving() > 0) event.preventDefault(); });

  // A form whose draft came back has the key of before, and with it the files that wait under that.
  form.addEventListener('restored', async () => {
    const answer = await ask({});
    for (const file of answer?.files ?? []) if (!known(file.key)) keep(list.appendChild(make('li')), file);
  });

  function tell() {
    if (!waiting) return;
    if (moving() > 0) return state.replaceChildren(make('p', { className: 'callout note', textContent: texts.waiting }));
    if (failed().length === 0) {
      state.replaceChildren();
      return form.requestSubmit(waiting);
    }
    const without = make('button', { type: 'button', className: 'lesser', textContent: texts.without });
    const button = waiting;
    without.addEventListener('click', () => {
      failed().forEach(row => row.remove());
      state.replaceChildren();
      form.requestSubmit(button);
    });
    state.replaceChildren(make('div', { className: 'callout warning' }, make('p', { textContent: texts.unsent }), make('p', { className: 'actions' }, without)));
    waiting = undefined;
  }

  const known = key => [...list.querySelectorAll('[name="remove"]')].some(b => b.value === key);

  function keep(row, file) {
    const remove = make('button', { className: 'lesser', name: 'remove', value: file.key, formNoValidate: true }, texts.remove, make('span', { className: 'visually-hidden', textContent: `: ${file.name}` }));
    row.className = '';
    row.replaceChildren(make('input', { type: 'hidden', name: 'listed', value: `${file.key}:${file.name}` }), make('span', { className: 'file-name', textContent: file.name }), make('span', { className: 'quiet', textContent: file.size }), remove);
    removable(row);
    form.dispatchEvent(new Event('files', { bubbles: true }));
  }

  // Taken out without leaving the page, where other files may be on their way.
  function removable(row) {
    const button = row.querySelector('[name="remove"]');
    button?.addEventListener('click', async event => {
      event.preventDefault();
      button.disabled = true;
      const answer = await ask({ remove: button.value });
      button.disabled = false;
      if (!answer) return status.textContent = texts.failed;
      row.remove();
      form.dispatchEvent(new Event('files', { bubbles: true }));
      input.focus();
    });
  }

  function body(more) {
    const data = new FormData();
    for (const name of ['form-token', 'key']) data.append(name, form.elements[name].value);
    for (const [name, value] of Object.entries(more)) data.append(name, value);
    return data;
  }

  async function ask(more) {
    const answer = await fetch(texts.upload, { method: 'POST', body: body(more) }).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  function send(file) {
    field.closest('details')?.setAttribute('open', '');
    const row = list.appendChild(make('li'));
    if (file.size > Number(texts.largest)) return fail(row, file, `${file.name}: ${texts.large}`, false);
    const bar = make('progress', { max: 1, value: 0, ariaLabel: `${texts.sending}: ${file.name}` });
    const stop = make('button', { type: 'button', className: 'lesser', textContent: texts.remove, ariaLabel: `${texts.remove}: ${file.name}` });
    row.className = '';
    row.replaceChildren(make('span', { className: 'file-name', textContent: file.name }), bar, stop);
    const request = new XMLHttpRequest();
    stop.addEventListener('click', () => { request.abort(); row.remove(); tell(); });
    request.responseType = 'json';
    request.open('POST', texts.upload);
    request.upload.onprogress = event => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onerror = () => fail(row, file, `${file.name}: ${texts.failed}`);
    request.onload = () => {
      const answer = request.response;
      if (request.status !== 200 || !answer?.files) return fail(row, file, `${file.name}: ${texts.failed}`);
      if (answer.fault) return fail(row, file, answer.fault, answer.again);
      const kept = answer.files.find(f => !known(f.key)) ?? answer.files.at(-1);
      keep(row, kept);
      status.textContent = `${texts.done}: ${kept.name}`;
      tell();
    };
    const data = body({});
    data.append('files', file, file.name);
    request.send(data);
  }

  // What was refused is refused again; what did not arrive may arrive the next time.
  function fail(row, file, said, mayArrive = true) {
    const again = make('button', { type: 'button', className: 'lesser', textContent: texts.again, ariaLabel: `${texts.again}: ${file.name}` });
    const remove = make('button', { type: 'button', className: 'lesser', textContent: texts.remove, ariaLabel: `${texts.remove}: ${file.name}` });
    again.addEventListener('click', () => { row.remove(); send(file); });
    remove.addEventListener('click', () => { row.remove(); state.replaceChildren(); input.focus(); });
    row.className = 'failed';
    row.replaceChildren(make('p', { className: 'error', textContent: said }), ...mayArrive ? [again] : [], remove);
    status.textContent = said;
    tell();
  }
}

// Not before there is enough text, not again for the same, and gone when nothing fits.
function suggestions(form) {
  const place = form.querySelector('.suggested');
  const list = place.querySelector('ul');
  const status = place.querySelector('[role="status"]');
  const [subject, text] = [form.elements.subject, form.elements.text];
  let timer;
  let asked = '';
  let request;

  for (const field of [subject, text]) {
    field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 700); });
    field.addEventListener('blur', ask);
  }
  list.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (link) form.querySelector('.read-along').append(make('input', { type: 'hidden', name: 'read', value: link.dataset.key }));
  });

  async function ask() {
    clearTimeout(timer);
    const typed = `${subject.value} ${text.value.slice(0, 200)}`.trim();
    if (typed.length < 10) return show([]);
    if (typed === asked) return;
    asked = typed;
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      const answer = await fetch(form.dataset.articles, { method: 'POST', signal, body: new URLSearchParams({ type: form.dataset.type, subject: subject.value, text: text.value.slice(0, 200) }) });
      const found = answer.ok ? await answer.json() : [];
      if (!signal.aborted) show(found);
    } catch {
      if (!signal.aborted) show([]);
    }
  }

  function show(found) {
    if (found.length === 0) asked = place.hidden ? asked : '';
    place.hidden = found.length === 0;
    status.textContent = found.length === 0 ? '' : status.dataset.text.replace('{0}', found.length);
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
        document.getElementById(id).replaceWith(part);
        part.dispatchEvent(new Event('renewed', { bubbles: true }));
      }
      const added = [...document.querySelectorAll('#moments > li')].filter(li => !known.has(li.id));
      added.forEach(li => li.classList.add('new'));
      const news = document.getElementById('news');
      if (added.length > 0) news.textContent = news.dataset.text;
    };
    request.send();
  }
}
