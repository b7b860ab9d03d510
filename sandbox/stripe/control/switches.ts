/** A fault that the sandbox plays on its API, for as many requests as `times`. */
export interface Fault {
  /**
   * `error`: 500 without doing anything, kept for the idempotency key · `unavailable`: 503, not kept · `rate_limit`: 429 · `lose_request`: the connection closes before
   * anything was done · `lose_answer`: it is done, then the connection closes · `slow`: answered late.
   */
  kind: 'error' | 'lose_answer' | 'lose_request' | 'rate_limit' | 'slow' | 'unavailable';
  times: number;
  /** Only requests whose path begins so, `/v1/` where it does not matter. */
  path: string;
  method: 'DELETE' | 'GET' | 'POST' | null;
  /** For `slow`: milliseconds, real time. */
  delay: number;
}

export interface Switches {
  add(fault: Fault): void;
  /** The fault that this request meets, if one waits for it. Takes it off the count. */
  take(method: string, path: string): Fault | null;
  reset(): void;
}

export function switches(): Switches {
  let faults: Fault[] = [];
  return {
    add: (fault) => void faults.push({ ...fault }),
    take(method, path) {
      const fault = faults.find(
        (one) => path.startsWith(one.path) && (one.method === null || one.method === method),
      );
      if (!fault) return null;
      fault.times -= 1;
      faults = faults.filter(({ times }) => times > 0);
      return fault;
    },
    reset() {
      faults = [];
    },
  };
}
