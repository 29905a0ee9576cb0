// While a test of a line is running, looks every few seconds whether it is done, and then shows the result.

const running = document.querySelector('[data-running]');
if (running) {
  running.querySelector('.actions').hidden = true;
  const look = async () => {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    // Without a connection, or for who is signed out, the button is there again.
    if (!answer?.ok || answer.redirected) running.querySelector('.actions').hidden = false;
    else if ((await answer.text()).includes('data-running')) setTimeout(look, 2000);
    else location.reload();
  };
  setTimeout(look, 2000);
}
