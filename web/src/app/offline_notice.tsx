import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

/** Says that the network is gone, over the page so that nothing moves. */
export function OfflineNotice() {
  const t = useTranslations('notice');
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-18 z-50 grid place-items-center px-4"
    >
      {online ? null : (
        <p className="flex animate-appear items-center gap-2 rounded-full bg-ink px-5 py-2.5 text-sm font-bold text-paper shadow-lift">
          <WifiOff size={18} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}

function watch(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}
