// Tells the portal which of the articles found was opened, so that editors learn which searches lead nowhere. It says nothing about the reader, and nothing at all where the
// browser asks not to be counted.

if (!navigator.globalPrivacyControl && navigator.doNotTrack !== '1') {
  const asked = new URLSearchParams(location.search);
  const tell = event => {
    const link = event.target.closest('.found a[href]');
    if (!link || event.button > 1 || asked.has('try')) return;
    navigator.sendBeacon(`${location.pathname}/opened?${new URLSearchParams({ q: asked.get('q'), to: link.pathname })}`);
  };
  document.addEventListener('click', tell);
  document.addEventListener('auxclick', tell);
}
