import { useTranslations } from 'use-intl';

/** Keeps the page's height while something is read. Says what for; without a text only when it takes long. */
export function Waiting({ text }: { text?: string }) {
  const loading = useTranslations('notice')('loading');
  return (
    <div role="status" className="grid min-h-[60dvh] flex-1 place-items-center px-4 text-center">
      <span className={`animate-appear text-ink-soft ${text ? '' : '[animation-delay:600ms]'}`}>
        {text ?? loading}
      </span>
    </div>
  );
}
