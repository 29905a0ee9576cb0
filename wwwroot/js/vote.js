// "Did this help?" without leaving the article. The form is sent as it is, and the part of the answering page that belongs here takes its place,
// so the server stays the only one who writes the words. Whatever goes wrong, the form is sent the plain way.

const place = document.getElementById('vote');

place?.addEventListener('submit', event => {
  const { target: form, submitter } = event;
  if (form.dataset.plain) return;
  event.preventDefault();
  if (place.ariaBusy === 'true') return;
  place.ariaBusy = 'true';
  const plain = () => {
    form.dataset.plain = 'yes';
    form.requestSubmit(submitter);
  };

  // A document comes from XMLHttpRequest without its scripts, and without a parser fed by strings.
  const request = new XMLHttpRequest();
  request.responseType = 'document';
  request.open('POST', form.action);
  request.onerror = plain;
  request.onload = () => {
    place.ariaBusy = 'false';
    const answer = request.response?.getElementById('vote');
    if (request.status !== 200 || !answer) return plain();
    show(answer);
  };
  const fields = new FormData(form);
  if (submitter?.name) fields.set(submitter.name, submitter.value);
  request.send(new URLSearchParams(fields));
});

function show(answer) {
  answer.querySelector('.back')?.remove();
  answer.querySelector('h1 + .quiet')?.remove(); // the title of the article, which is right above
  const title = document.createElement('h2');
  title.id = 'vote-question';
  title.tabIndex = -1;
  title.textContent = answer.querySelector('h1').textContent;
  answer.querySelector('h1').replaceWith(title);
  place.replaceChildren(...document.adoptNode(answer).childNodes);
  (place.querySelector('[role="alert"]') ?? title).focus();
}
