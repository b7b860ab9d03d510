/** Waits until a watched value matches; rejects with the last value after the time limit. */
export function until<Value>(
  watch: (look: (value: Value) => void, fail: (error: Error) => void) => () => void,
  isIt: (value: Value) => boolean,
  { seconds = 120, what = 'the state' } = {},
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let last: Value | undefined;
    let stop = () => {};
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited ${seconds} s for ${what}; last seen: ${JSON.stringify(last)}`));
    }, seconds * 1000);
    const end = () => {
      clearTimeout(timer);
      // The first value may arrive before `watch` has returned.
      queueMicrotask(() => stop());
    };
    stop = watch(
      (value) => {
        last = value;
        if (!isIt(value)) return;
        end();
        resolve(value);
      },
      (error) => {
        end();
        reject(error);
      },
    );
  });
}
