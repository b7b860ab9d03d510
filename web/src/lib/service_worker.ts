/**
 * Registers the service worker (`public/sw.js`) of a built web, once the page has loaded. Vite's development server
 * gets none, and removes the one that a built web left at its address.
 */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const register = async () => {
    if (import.meta.env.PROD) {
      await serviceWorker.register('/sw.js');
    } else {
      for (const registration of await serviceWorker.getRegistrations()) await registration.unregister();
    }
  };
  // Without it, the app works while there is a network; some browsers refuse it in private windows.
  const start = () => void register().catch(() => {});
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}
