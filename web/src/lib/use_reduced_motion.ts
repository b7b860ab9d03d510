import { useSyncExternalStore } from 'react';

const asked = () => matchMedia('(prefers-reduced-motion: reduce)');

const subscribe = (onChange: () => void): (() => void) => {
  const query = asked();
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
};

/** Tells whether the person asked their system for reduced motion. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => asked().matches,
    () => false,
  );
}
