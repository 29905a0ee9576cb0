// On every page of staff: one key leads to the search field, from anywhere that is not written in.

const find = document.querySelector('[data-staff-find]');

document.addEventListener('keydown', event => {
  if (event.key !== '/' || !find || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector('dialog[open]') || event.target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')) return;
  event.preventDefault();
  find.focus();
  find.select();
});
