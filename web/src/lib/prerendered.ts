/**
 * The home page is served as HTML before its app loads. `public/early.js` loads the app at the first interaction
 * and records what the person did until then.
 */
declare global {
  interface Window {
    pochittoEarly?: { button?: string; photo?: File };
  }
}

/** Name of the event that `early.js` dispatches when a photo was chosen. */
const photoChosen = 'pochitto:photo';

/**
 * Passes on a photo that is chosen in the prerendered page, before or after this call.
 *
 * @returns a function that unsubscribes.
 */
export function onEarlyPhoto(take: (photo: File) => void): () => void {
  const hand = () => {
    const photo = window.pochittoEarly?.photo;
    if (!photo) return;
    delete window.pochittoEarly?.photo;
    take(photo);
  };
  hand();
  window.addEventListener(photoChosen, hand);
  return () => window.removeEventListener(photoChosen, hand);
}

/** Resolves when no pointer is down: rendering the app would replace the pressed element. */
export async function untilNothingPressed(): Promise<void> {
  while (document.querySelector('a:active, button:active, label:active')) {
    await new Promise((resolve) => window.addEventListener('pointerup', resolve, { once: true }));
    // The click event follows the release.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Clicks the button that was clicked before the app was ready. */
export function replayClick(): void {
  const id = window.pochittoEarly?.button;
  if (id === undefined) return;
  delete window.pochittoEarly?.button;
  document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(id)}"]`)?.click();
}
