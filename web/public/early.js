// Runs before a page is drawn: sets language and theme as they were chosen. On the home page, which is built as HTML, it
// loads the app at the first touch, and keeps what was done until the app is there (web/src/lib/prerendered.ts).
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const page = document.documentElement;
  const asked = [stored('pochitto.locale'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  const lang = asked.find((tag) => tag === 'ja' || tag === 'en') ?? 'ja';
  page.lang = lang;
  page.dataset.theme = stored('pochitto.theme') ?? 'system';

  const { app, font } = document.currentScript.dataset;
  if (!app) return;
  // The heading font waits for nobody: text stands in the system's face until it is here.
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = font;
  sheet.fetchPriority = 'low';
  document.head.append(sheet);
  const early = {};
  window.pochittoEarly = early;
  const isIn = stored('pochitto.signed-in') !== null;
  if (isIn) page.dataset.signedIn = '';

  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    const script = document.createElement('script');
    script.type = 'module';
    script.src = app;
    // The page as it stands still works: the next touch tries again.
    script.onerror = () => {
      isStarted = false;
      script.remove();
    };
    document.head.append(script);
  };
  const touches = ['pointerup', 'touchend', 'keydown', 'focusin', 'wheel', 'scroll', 'dragenter'];
  for (const touch of touches) addEventListener(touch, start, { passive: true, capture: true });
  addEventListener('pointermove', ({ movementX, movementY }) => {
    // A mouse that rests where the page appears moves by nothing.
    if (movementX !== 0 || movementY !== 0) start();
  });

  addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById('root');
    const other = document.querySelector(`template[lang="${lang}"]`);
    if (other) {
      root.replaceChildren(other.content.cloneNode(true));
      document.title = other.dataset.title;
    }
    page.dataset.ready = '';
    for (const field of root.querySelectorAll('input[type="file"]')) {
      // At the field itself: the app may have taken it from the page while the file window was open.
      field.addEventListener('change', () => {
        const [photo] = field.files;
        if (!photo) return;
        early.photo = photo;
        start();
        dispatchEvent(new Event('pochitto:photo'));
      });
    }
    root.addEventListener('click', ({ target }) => {
      const button = target.closest('button[data-testid]');
      if (button) early.button = button.dataset.testid;
    });
    if (isIn) start();
  });
})();
