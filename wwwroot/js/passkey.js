// Passkeys. The server gives the challenge and reads the answer; between them the browser asks for a finger, a face or a code.

const forms = document.querySelectorAll('form[data-passkey]');
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;
const renewed = 4 * 60_000; // a challenge is good for five minutes
let waiting;
let renewal;

if (able) for (const form of forms) prepare(form);

function prepare(form) {
  form.hidden = false;
  document.querySelector('[data-no-passkeys]')?.remove();
  const failure = form.querySelector('[role="alert"]');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    clearTimeout(renewal);
    failure.hidden = true;
    try {
      await ask(form);
    } catch {
      failure.hidden = false;
      suggest(form);
    }
  });
  suggest(form);
}

// Keys are suggested at the field for the address, in a request that waits until one is chosen. Nobody asked for it, so nobody is told when it fails.
async function suggest(form) {
  if (!form.dataset.suggested || !await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  renewal = setTimeout(() => suggest(form), renewed);
  ask(form, 'conditional').catch(() => {});
}

async function ask(form, mediation) {
  waiting?.abort();
  const mine = waiting = new AbortController();
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: mine.signal });
  if (!answer.ok || answer.redirected) throw new Error('no challenge');
  const options = await answer.json();
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal: mine.signal })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal: mine.signal });
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}
