const POLL_MS = 200;

/** Goes on as soon as the phone has confirmed, or when it is too late. */
async function waitForPhone() {
  const { status = '', next = '' } = document.body.dataset;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const { state } = await (await fetch(status)).json();
    if (state !== 'waits_for_phone') break;
  }
  location.assign(next);
}

void waitForPhone();

export {};
