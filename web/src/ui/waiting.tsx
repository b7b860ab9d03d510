import { useTranslations } from 'use-intl';

/** Keeps the page's height while something is read; says so only to those who can't see the gap. */
export function Waiting() {
  const text = useTranslations('notice')('loading');
  return (
    <div role="status" className="grid min-h-[60dvh] flex-1 place-items-center">
      <span className="animate-appear text-ink-soft [animation-delay:600ms]">{text}</span>
    </div>
  );
}
