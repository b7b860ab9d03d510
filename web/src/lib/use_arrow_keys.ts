import { useEffect } from 'react';

/** Goes through what is open by the arrow keys; null while nothing is. */
export function useArrowKeys(step: ((by: number) => void) | null): void {
  useEffect(() => {
    if (!step) return;
    const onKey = (event: KeyboardEvent) => {
      // In a row of choices the arrows choose, on a slider they move it.
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
}
