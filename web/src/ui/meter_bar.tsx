import { ProgressBar } from 'react-aria-components/ProgressBar';

/** How much of a whole is done, from 0 to 1. */
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
