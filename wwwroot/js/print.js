// Offers what is worth taking along to be printed and to be copied, where the browser can.

const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

const copy = document.querySelector('[data-copy]');
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    const lines = [...document.querySelectorAll(copy.dataset.copy)].map((e) => e.textContent);
    await navigator.clipboard.writeText(lines.join('\n'));
    document.querySelector('[data-copy-said]').textContent = copy.dataset.copied;
  });
}
