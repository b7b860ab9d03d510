import { useEffect, useState } from 'react';

let fetched: Promise<Blob> | null = null;

/** The cut-out that comes with the page, to draw looks from; null until it is here. */
export function useSampleCutOut(): Blob | null {
  const [sample, setSample] = useState<Blob | null>(null);
  useEffect(() => {
    let left = false;
    fetched ??= fetchSample();
    fetched.then(
      (blob) => !left && setSample(blob),
      (error: unknown) => {
        fetched = null;
        console.warn('The sample could not be read.', error);
      },
    );
    return () => {
      left = true;
    };
  }, []);
  return sample;
}

async function fetchSample(): Promise<Blob> {
  const answer = await fetch('/samples/cut-out.png');
  if (!answer.ok) throw new Error(`The sample answered ${answer.status}.`);
  return answer.blob();
}
