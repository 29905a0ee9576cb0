// A new password: shown when asked, and rated in words while it is typed. Without this the words come with the answer.

for (const field of document.querySelectorAll('.new-password')) {
  const input = field.querySelector('input');
  const button = field.querySelector('button');
  const strengthText = field.querySelector('.strength');
  const show = button.textContent;
  let timer;
  let asked;

  const reveal = shown => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? button.dataset.hide : show;
  };
  button.hidden = false;
  button.addEventListener('click', () => { reveal(input.type === 'password'); input.focus(); });
  input.form.addEventListener('submit', () => reveal(false)); // browsers remember what stands in a text field

  const judge = async () => {
    const body = new URLSearchParams({ password: input.value });
    for (const name of ['email', 'name']) body.set(name, input.form.elements[name]?.value ?? '');
    asked = new AbortController();
    try {
      const answer = await fetch(field.dataset.strengthAddress, { method: 'POST', body, signal: asked.signal });
      if (!answer.ok) return;
      const [strength, said] = (await answer.text()).split('\n');
      strengthText.dataset.strength = strength;
      strengthText.textContent = said;
    } catch {
      // Typed on meanwhile, or offline: the form says it when it is sent.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    asked?.abort();
    if (input.value) timer = setTimeout(judge, 500);
    else strengthText.textContent = '';
  });
}
