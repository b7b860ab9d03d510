/**
 * The home page stands as HTML before its app is loaded; `public/early.js` starts the app at the first touch of the page,
 * and keeps what was done until then.
 */
declare global {
  interface Window {
    pochittoEarly?: { button?: string; photo?: File };
  }
}

/** Name of the event by which `early.js` tells of a photo that was chosen. */
const photoChosen = 'pochitto:photo';

/** Hands on a photo that was chosen on the page as it stood before the app, now or later. @returns how to stop. */
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

/** Resolves when nothing of the page is being pressed: the app would take it away from under the finger. */
export async function untilNothingPressed(): Promise<void> {
  while (document.querySelector('a:active, button:active, label:active')) {
    await new Promise((resolve) => window.addEventListener('pointerup', resolve, { once: true }));
    // The click comes after it.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Presses the button that was pressed before the app could hear it. */
export function replayClick(): void {
  const id = window.pochittoEarly?.button;
  if (id === undefined) return;
  delete window.pochittoEarly?.button;
  document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(id)}"]`)?.click();
}
