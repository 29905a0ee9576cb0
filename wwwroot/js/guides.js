// Notes when each question of a guide was answered, in this tab only, so that a request can say when what was tried. Everything works without this file.

const key = 'guide-times';
const read = () => JSON.parse(sessionStorage.getItem(key) ?? '{}');

document.querySelector('.guide')?.addEventListener('click', event => {
  const answer = event.target.closest('.guide-answers a, .guide-form button');
  if (!answer) return;
  const [, , , guide, node] = location.pathname.split('/');
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...read(), [`${guide}/${node}`]: new Date().toISOString() }));
  } catch {
    // Without storage the time of the request stands there.
  }
});
