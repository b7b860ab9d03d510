const POLL_MS = 200;

/** Continues when the phone has confirmed or the login has expired. */
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
