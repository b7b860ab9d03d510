import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useTranslations } from 'use-intl';

/** A progress bar from 0 to 1. */
export function MeterBar({ part, label }: { part: number; label: string }) {
  return (
    <ProgressBar value={part * 100} aria-label={label} className="w-full">
      <div className="h-2.5 overflow-hidden rounded-full bg-line">
        <div
          className="h-full w-full origin-left rounded-full bg-matcha transition-transform duration-200 ease-out"
          style={{ transform: `scaleX(${part})` }}
        />
      </div>
    </ProgressBar>
  );
}

/**
 * Loading state that keeps the page's height. Shows its text immediately; without one, shows a default only when it
 * takes long.
 */
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
