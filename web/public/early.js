// Runs before the page is rendered: applies the chosen language and theme. On the prerendered home page, it loads
// the app at the first interaction, and records interactions until the app is ready (web/src/lib/prerendered.ts).
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

  const { app, font, faces } = document.currentScript.dataset;
  if (!app) return;
  // The title's glyphs are in the page. Fonts from bytes are ready at once; from an address, even a data address, they
  // would come after the first layout and move what is below.
  for (const { range, font: bytes } of JSON.parse(faces)) {
    const face = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    document.fonts.add(new FontFace('Pochitto title', face, { weight: '800', unicodeRange: range }));
  }
  // The heading font is not render-blocking: text uses the system's font until it has loaded.
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
    // The static page still works: the next interaction retries.
    script.onerror = () => {
      isStarted = false;
      script.remove();
    };
    document.head.append(script);
  };
  const touches = ['pointerup', 'touchend', 'keydown', 'focusin', 'wheel', 'scroll', 'dragenter'];
  for (const touch of touches) addEventListener(touch, start, { passive: true, capture: true });
  addEventListener('pointermove', ({ movementX, movementY }) => {
    // A mouse that rests where the page appears sends an event without movement.
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
      // On the field itself: the app may have removed it from the page while the file dialog was open.
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
