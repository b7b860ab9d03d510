// Service worker: serves the app's shell when there is no network, so that the page says so in words. It stores only
// public files of one build, never data or pictures of people, so that sign-out leaves nothing behind.
// Pages always come from the network if there is one: no old version is shown after a deployment.

// Replaced by tools/build/write_service_worker.ts.
const shell = { version: 'unbuilt', files: [] };

const name = `shell-${shell.version}`;

addEventListener('install', (event) => {
  const store = async () => {
    await (await caches.open(name)).addAll(shell.files);
    // Open pages get nothing from this worker but the files of their own build, so it need not wait for them.
    await skipWaiting();
  };
  event.waitUntil(store());
});

addEventListener('activate', (event) => {
  const takeOver = async () => {
    const others = (await caches.keys()).filter((each) => each !== name);
    await Promise.all(others.map((each) => caches.delete(each)));
    // The request for a page does not wait until this worker runs.
    await registration.navigationPreload?.enable();
  };
  event.waitUntil(takeOver());
});

/** Paths that Hosting passes to functions. */
const isAnswered = (pathname) => /^\/(shared|unsubscribe)\//.test(pathname);

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    // Always answered here: the browser has already sent the request, and would send it again.
    event.respondWith(fromNetwork(event, isAnswered(pathname) ? null : '/app.html'));
  } else if (shell.files.includes(pathname)) {
    // The name of an asset changes with its content.
    const isFinal = pathname.startsWith('/assets/');
    event.respondWith(isFinal ? fromShell(request, pathname) : fromNetwork(event, pathname));
  }
});

async function fromNetwork({ request, preloadResponse }, otherwise) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return (otherwise && (await stored(otherwise))) ?? Response.error();
  }
}

async function fromShell(request, pathname) {
  return (await stored(pathname)) ?? fetch(request);
}

const stored = (pathname) => caches.match(pathname, { cacheName: name, ignoreVary: true });
