import { useEffect, useState } from 'react';

/**
 * What `load` makes of something, loaded again for another one; null until it is there, where there is nothing to load
 * (`from` null), and where it fails, of which the console is warned: pages do without it.
 */
export function useLoaded<From extends object, Value>(
  from: From | null,
  load: (from: From) => Promise<Value>,
  warning: string,
): Value | null {
  const [loaded, setLoaded] = useState<{ readonly from: From; readonly value: Value } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded depends on `from` alone.
  useEffect(() => {
    if (!from) return;
    let left = false;
    load(from).then(
      (value) => !left && setLoaded({ from, value }),
      (error: unknown) => console.warn(warning, error),
    );
    return () => {
      left = true;
    };
  }, [from]);
  return loaded?.from === from ? loaded.value : null;
}
