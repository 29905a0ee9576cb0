// The frame of every page. Without it everything still works, with one more touch here and there.

// The menus of the frame close where people expect them to.
for (const menu of document.querySelectorAll('.languages, .staff-account')) {
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  });
  document.addEventListener('click', event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
}

// On a wide screen the style sheet shows the contents beside the text; here those who hear the page are told so.
const contents = document.querySelector('.contents details');
if (contents) {
  const wide = matchMedia('(min-width: 64rem)');
  const follow = () => { contents.open = wide.matches; };
  follow();
  wide.addEventListener('change', follow);
}

// Which line a reader has is asked once, not in every article. It is forgotten when the tab is closed.
const lines = document.querySelector('.line-kind');
if (lines) {
  try {
    const known = document.getElementById(sessionStorage.getItem('line'));
    if (known && lines.contains(known)) known.checked = true;
    lines.addEventListener('change', event => sessionStorage.setItem('line', event.target.id));
  } catch {
    // The browser keeps nothing: the reader chooses again.
  }
}

// The router's address is a link; the router may be reached only from another device, so it can be copied too.
const article = document.querySelector('[data-copy]');
for (const address of (navigator.clipboard && article?.querySelectorAll('.router-address')) || []) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: article.dataset.copy, ariaLabel: `${article.dataset.copy}: ${address.textContent}` });
  const said = Object.assign(document.createElement('span'), { className: 'visually-hidden', role: 'status' });
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(address.href.replace(/\/$/, ''));
    button.textContent = said.textContent = article.dataset.copied;
  });
  address.after(' ', button, said);
}

// Times are the provider's. A reader whose own clock shows another time is told how far theirs is from UTC.
function zones(root) {
  for (const time of root.querySelectorAll('time[data-offset]')) {
    if (time.dataset.zone && -new Date(time.dateTime).getTimezoneOffset() !== Number(time.dataset.offset)) time.append(` (${time.dataset.zone})`);
    delete time.dataset.zone;
  }
}
zones(document);
document.addEventListener('renewed', event => zones(event.target));
