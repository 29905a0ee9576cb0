// The page of the speed test: asks, shows what is measured while it is, and says in words what it means.

import { Busy, download, firstConnection, latency, upload } from './speed-measure.js';

const form = document.getElementById('speed-form');
const live = document.getElementById('speed-live');
const outcome = document.getElementById('speed-outcome');
const save = document.getElementById('speed-save');
const number = digits => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: digits });
const write = (value, under = 10) => number(value < under ? 1 : 0).format(value);
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);
const find = (root, name, value) => root.querySelector(`[data-${name}="${value}"]`);
const line = navigator.connection;
const Pings = 40;
let stopped;

document.getElementById('speed-without').hidden = true;
form.hidden = false;
notice();
line?.addEventListener?.('change', notice);
form.addEventListener('submit', event => {
  event.preventDefault();
  if (valid()) run();
});
document.getElementById('speed-stop').addEventListener('click', () => stopped.abort());
document.getElementById('speed-again').addEventListener('click', () => show(form, form.querySelector('input, select')));

// What the browser knows of the line is said before anything is measured.
function notice() {
  const mobile = line?.type === 'cellular';
  find(form, 'note', 'mobile').hidden = !mobile;
  find(form, 'note', 'saving').hidden = !line?.saveData;
  if (mobile) form.elements.connection.value = 'mobile';
  if (mobile || line?.saveData) form.elements.small.checked = true;
}

function valid() {
  const chosen = form.elements.connection.value !== '';
  document.getElementById('how-error').hidden = chosen;
  const contract = form.elements.contract;
  const typed = contract?.value.trim() ?? '';
  const fits = typed === '' || contracted() > 0;
  if (contract) {
    document.getElementById('contract-error').hidden = fits;
    contract.setAttribute('aria-invalid', String(!fits));
    contract.setAttribute('aria-describedby', fits ? 'contract-hint' : 'contract-hint contract-error');
  }
  for (const radio of form.elements.connection) {
    if (chosen) radio.removeAttribute('aria-describedby');
    else radio.setAttribute('aria-describedby', 'how-error');
  }
  if (!chosen) form.querySelector('[name=connection]').focus();
  else if (!fits) contract.focus();
  return chosen && fits;
}

const contracted = () => {
  const typed = (form.elements.contract?.value ?? '').trim().replace(',', '.');
  return /^\d{1,6}(\.\d+)?$/.test(typed) ? Number(typed) : 0;
};

const speeds = text => {
  const [min, normal, max] = text.split(',').map(Number);
  return { min, normal, max };
};

// What to compare with: the plan of the line, what was typed, or what a household needs.
function promised() {
  const option = form.elements.line?.selectedOptions[0];
  if (option?.dataset.down) return { kind: 'plan', isPlan: true, down: speeds(option.dataset.down), up: speeds(option.dataset.up) };
  if (contracted()) return { kind: 'plan', down: { normal: contracted(), min: contracted() / 2 } };
  return { kind: 'typical', down: speeds(form.dataset.typicalDown), up: speeds(form.dataset.typicalUp) };
}

// The same rule as SpeedComparison in the portal.
function compare(result, promise) {
  const of = (kbits, speed) => !speed || kbits >= speed.normal * 10 * form.dataset.enough ? 0 : kbits >= speed.min * 1000 ? 1 : 2;
  const worst = Math.max(of(result.download, promise.down), of(result.upload, promise.up));
  const name = ['pass', 'warn', 'fail'][worst];
  if (worst === 0 || (result.connection === 'wired' && !result.limited)) return { answer: name, end: `${promise.kind}-${name}` };
  const why = result.connection === 'mobile' ? 'mobile' : result.limited ? 'busy' : 'wiFi';
  return { answer: 'inconclusive', end: `inconclusive-${why}` };
}

async function run() {
  stopped = new AbortController();
  const { signal } = stopped;
  const promise = promised();
  const first = firstConnection();
  const said = { limited: false };
  const { ping, down, up, seconds, megabytes, smallMegabytes } = form.dataset;
  const small = form.elements.small.checked;
  const bytes = (small ? smallMegabytes : megabytes) * 1e6;
  const part = way => ({ seconds: Number(seconds), bytes, pingAddress: ping, said, signal, show: picture(way, promise) });
  show(live, document.getElementById('speed-now'));
  try {
    say('latency');
    const times = await latency(ping, small ? Pings / 2 : Pings, said, signal);
    if (times.latency === undefined) throw new Error('no answer');
    say('download');
    const came = await download(down, part('download'));
    say('upload');
    const went = await upload(up, part('upload'));
    finish({
      connection: form.elements.connection.value,
      download: came.kbits,
      upload: went.kbits,
      loaded: Math.max(came.loaded ?? 0, went.loaded ?? 0) || undefined,
      ...times,
      ...said,
      ...first,
    }, promise);
  } catch (error) {
    if (signal.aborted) show(form, form.querySelector('.button'));
    else end(error instanceof Busy ? 'busy' : 'broken', false);
  }
}

function say(phase) {
  const status = live.querySelector('.speed-status');
  status.textContent = status.dataset[phase];
  for (const way of live.querySelectorAll('.speed-way')) way.classList.toggle('now', way.dataset.way === phase);
}

// The rate as a curve, with the normal speed of the plan as a line across. It grows to the right as time goes by.
function picture(way, promise) {
  const place = find(live, 'way', way);
  const value = place.querySelector('[data-value]');
  const normal = promise.kind === 'plan' ? promise[way === 'download' ? 'down' : 'up']?.normal : undefined;
  const points = [];
  const label = place.querySelector('[data-normal]');
  label.textContent = normal ? fill(label.dataset.normal, write(normal)) : '';
  value.textContent = '–';
  draw(0);
  return (kbits, done) => {
    points.push([Math.min(1, done) * 300, kbits / 1000]);
    value.textContent = write(kbits / 1000);
    draw(Math.max(...points.map(p => p[1])));
  };
  function draw(most) {
    const top = Math.max(most, normal ?? 0, 0.1) * 1.1;
    const y = mbits => (60 - (mbits / top) * 60).toFixed(1);
    const path = points.map(([x, mbits]) => `L${x.toFixed(1)} ${y(mbits)}`).join('');
    place.querySelector('.area').setAttribute('d', points.length ? `M0 60${path}L${points.at(-1)[0].toFixed(1)} 60Z` : '');
    place.querySelector('.normal').setAttribute('d', normal ? `M0 ${y(normal)}H300` : '');
  }
}

function show(part, focus) {
  for (const each of [form, live, outcome]) each.hidden = each !== part;
  focus?.focus();
}

function end(name, measured) {
  for (const each of outcome.querySelectorAll('[data-end]')) each.hidden = each.dataset.end !== name;
  for (const each of ['speed-figures', 'speed-needs', 'speed-saved', 'speed-save', 'speed-go']) {
    const element = document.getElementById(each);
    if (element) element.hidden = !measured || each === 'speed-save' || each === 'speed-saved';
  }
  if (!measured) for (const each of outcome.querySelectorAll('[data-notice]')) each.hidden = true;
  show(outcome, find(outcome, 'end', name).querySelector('h2'));
}

function finish(result, promise) {
  const { answer, end: name } = compare(result, promise);
  figures(result, promise);
  notices(result);
  needs(result);
  const go = document.getElementById('speed-go');
  if (go) go.href = outcome.querySelector(`[data-answer="${answer}"]`)?.href ?? go.href;
  end(name, true);
  keep(result);
}

function figures(result, promise) {
  const list = document.getElementById('speed-figures');
  const set = (name, value, beside = '') => {
    const row = find(list, 'figure', name);
    row.hidden = value === undefined;
    row.querySelector('[data-value]').textContent = value ?? '';
    row.querySelector('[data-beside]').textContent = beside;
  };
  const plan = speed => (promise.isPlan && speed ? fill(list.dataset.plan, speed.normal, speed.min, speed.max) : '');
  set('download', write(result.download / 1000), plan(promise.down));
  set('upload', write(result.upload / 1000), plan(promise.up));
  set('latency', write(result.latency));
  set('loaded', result.loaded && write(result.loaded));
  set('jitter', write(result.jitter));
  set('lost', fill(list.dataset.lostText, result.lost, result.late, result.sent));
  set('protocol', result.protocol && `IPv${result.protocol}`);
}

function notices({ clock = 0, dns, connect, latency: usual, loaded = 0, lost, late, sent }) {
  const set = (name, when, value) => {
    const place = find(outcome, 'notice', name);
    place.hidden = !when;
    place.textContent = when ? fill(place.dataset.text, value) : '';
  };
  set('clock', Math.abs(clock) > 90_000, write(Math.abs(clock) / 60_000));
  set('dns', dns > 300, write(dns));
  set('connect', connect > 3 * usual + 300, write(connect));
  set('loaded', loaded > usual + 150, write(loaded));
  set('lost', (lost + late) * 20 > sent, lost + late);
}

function needs({ download: came, upload: went, latency: usual, jitter }) {
  for (const need of outcome.querySelectorAll('[data-need]')) {
    const [down, up, wait, unrest] = need.dataset.need.split(',').map(Number);
    const enough = came >= down * 1000 && went >= up * 1000 && (!wait || usual <= wait) && (!unrest || jitter <= unrest);
    for (const mark of need.querySelectorAll('[data-enough]')) mark.hidden = !enough;
    for (const mark of need.querySelectorAll('[data-short]')) mark.hidden = enough;
  }
}

// Whoever is signed in finds the result again. When it cannot be sent, the same form is there to send by hand.
async function keep(result) {
  if (!save) return;
  const whole = value => String(Math.max(0, Math.round(value)));
  const us = ms => String(Math.max(1, Math.round(ms * 1000)));
  const values = {
    line: form.elements.line?.value ?? '',
    connection: result.connection,
    download: whole(Math.max(1, result.download)),
    upload: whole(Math.max(1, result.upload)),
    latency: us(result.latency),
    jitter: whole(result.jitter * 1000),
    loaded: result.loaded ? us(result.loaded) : '',
    pings: whole(result.sent),
    lost: whole(result.lost),
    late: whole(result.late),
    limited: result.limited ? 'yes' : 'no',
  };
  for (const [name, value] of Object.entries(values)) save.elements[name].value = value;
  try {
    const answer = await fetch(save.action, { method: 'POST', body: new URLSearchParams(new FormData(save)), redirect: 'follow' });
    save.hidden = answer.ok && answer.redirected;
  } catch {
    save.hidden = false;
  }
  document.getElementById('speed-saved').hidden = !save.hidden;
}
