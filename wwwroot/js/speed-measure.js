// Measures the line between this browser and the portal: how long a small request takes, and how much comes down and goes up. Knows nothing of the page around it.

const Streams = 4; // one connection alone is slower than most lines
const WarmUp = 0.25; // the part of a measurement in which connections still get faster
const Late = 2000; // ms after which a small request counts as lost
const MaxUpload = 8 * 1024 * 1024;

export class Busy extends Error {}

const now = () => performance.now();
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const plain = { cache: 'no-store', credentials: 'omit' };

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length === 0 ? undefined : sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// One small request: its time in ms, or null when it was lost; what the portal says beside it goes into "said".
async function ping(address, said, signal) {
  const limit = AbortSignal.any ? AbortSignal.any([signal, AbortSignal.timeout(Late)]) : signal;
  const url = `${address}?n=${Math.random().toString(36).slice(2)}`;
  const start = now();
  try {
    const answer = await fetch(url, { ...plain, signal: limit });
    let time = now() - start;
    if (!answer.ok) throw new Busy();
    const entry = performance.getEntriesByName(new URL(url, location.href).href).at(-1);
    if (entry?.responseStart > entry?.requestStart && entry.requestStart > 0) time = Math.min(time, entry.responseStart - entry.requestStart);
    said.protocol = answer.headers.get('Speed-Ip-Version') ?? said.protocol;
    said.limited ||= answer.headers.has('Speed-Limited');
    const date = Date.parse(answer.headers.get('Date'));
    if (date) said.clock = Date.now() - time / 2 - (date + 500); // the header counts whole seconds
    return time;
  } catch (error) {
    if (signal.aborted || error instanceof Busy) throw error;
    return null;
  }
}

// Many small requests, one after the other. The first opens the connection and does not count.
export async function latency(address, count, said, signal) {
  await ping(address, said, signal);
  performance.clearResourceTimings();
  const times = [];
  let lost = 0;
  for (let n = 0; n < count; n++) {
    const time = await ping(address, said, signal);
    if (time === null) lost++;
    else times.push(time);
    if (lost > 4 && times.length === 0) break;
    await pause(50);
  }
  performance.clearResourceTimings();
  const usual = median(times);
  const steps = times.slice(1).map((time, n) => Math.abs(time - times[n]));
  return {
    sent: times.length + lost,
    lost,
    late: times.filter(time => time > 3 * usual + 100).length,
    latency: usual,
    jitter: steps.length ? steps.reduce((sum, step) => sum + step, 0) / steps.length : 0,
  };
}

// Runs one way for some seconds and tells the rate, in kbit/s, as it goes. Stops early when so many bytes were carried.
async function carry({ seconds, bytes, stream, pingAddress, said, show, signal }) {
  const ender = new AbortController();
  const stop = () => ender.abort();
  signal.addEventListener('abort', stop);
  const state = { carried: 0, start: now(), last: now(), end: false, refused: 0, running: Streams };
  const marks = [[0, 0]];
  const pings = [];
  const mark = () => marks.push([(state.carried >= bytes ? state.last : now()) - state.start, state.carried]);
  const over = () => state.end || ender.signal.aborted || state.carried >= bytes;

  const streams = Array.from({ length: Streams }, async () => {
    while (!over()) {
      try {
        await stream(state, ender.signal, over);
      } catch (error) {
        if (ender.signal.aborted) break;
        if (error instanceof Busy) state.refused++;
        else state.failed = error;
        break;
      }
    }
    state.running--;
  });
  const beside = (async () => {
    while (!over() && state.running > 0) {
      await pause(250);
      const time = over() ? null : await ping(pingAddress, said, ender.signal).catch(() => null);
      if (time) pings.push(time);
      performance.clearResourceTimings();
    }
  })();
  while (now() - state.start < seconds * 1000 && state.carried < bytes && state.running > 0) {
    await pause(100);
    mark();
    show(rate(marks, Math.max(0, marks.length - 11)), (now() - state.start) / seconds / 1000);
    if (signal.aborted) break;
  }
  mark();
  state.end = true;
  ender.abort();
  await Promise.allSettled([...streams, beside]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (state.carried === 0) throw state.refused ? new Busy() : state.failed ?? new Error('nothing came');
  if (state.refused) said.limited = true;
  const whole = marks.at(-1)[0];
  const from = Math.min(marks.findIndex(([time]) => time >= whole * WarmUp), marks.length - 2);
  return { kbits: rate(marks, from), loaded: median(pings) };
}

function count(state, bytes) {
  state.carried += bytes;
  state.last = now();
}

// kbit/s from one mark to the last.
function rate(marks, from) {
  const [start, before] = marks[from];
  const [end, after] = marks.at(-1);
  return end > start ? ((after - before) * 8) / (end - start) : 0;
}

export const download = (address, options) =>
  carry({
    ...options,
    async stream(state, signal, over) {
      const answer = await fetch(`${address}?bytes=${options.bytes}`, { ...plain, signal });
      if (answer.status === 503 || answer.status === 429) throw new Busy();
      if (!answer.ok) throw new Error(answer.status);
      const reader = answer.body.getReader();
      for (let part = await reader.read(); !part.done && !over(); part = await reader.read()) count(state, part.value.length);
      reader.cancel().catch(() => {});
    },
  });

// Progress is what left the browser; it is a little ahead of the line, by as much at the end as after the warm-up.
export function upload(address, options) {
  const portion = new Uint8Array(65536);
  // A blob is handed on without a copy, so that the page stays as quick as it is.
  const noise = new Blob(Array.from({ length: MaxUpload / portion.length }, () => crypto.getRandomValues(portion).slice()));
  let size = 128 * 1024;
  return carry({
    ...options,
    stream: (state, signal) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        const [start, sent] = [now(), size];
        let counted = 0;
        const tell = loaded => {
          count(state, loaded - counted);
          counted = loaded;
        };
        const stop = () => request.abort();
        const end = then => {
          signal.removeEventListener('abort', stop);
          then();
        };
        request.upload.onprogress = event => { if (request.status !== 503) tell(event.loaded); };
        request.onload = () => {
          if (request.status === 503 || request.status === 429) {
            tell(0);
            return end(() => reject(new Busy()));
          }
          if (request.status !== 200) return end(() => reject(new Error(request.status)));
          tell(sent);
          if (now() - start < 400) size = Math.min(MaxUpload, size * 2);
          end(resolve);
        };
        request.onerror = () => end(() => reject(new Error('upload')));
        request.onabort = () => end(resolve);
        signal.addEventListener('abort', stop);
        request.open('POST', address);
        request.send(noise.slice(0, sent));
      }),
  });
}

// How long it took to find and reach the portal when the page was opened; 0 where the browser knew both already.
export function firstConnection() {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const most = time => Math.max(0, ...entries.map(time));
  return { dns: most(e => e.domainLookupEnd - e.domainLookupStart), connect: most(e => e.connectEnd - e.connectStart) };
}
