/** A fault that the API injects into the next `times` requests. */
export interface Fault {
  /**
   * `error`: 500 without any effect, stored for the idempotency key · `unavailable`: 503, not stored ·
   * `rate_limit`: 429 · `drop_request`: the connection closes before the request is processed · `drop_response`:
   * the request is processed, then the connection closes · `slow`: delayed response.
   */
  kind: 'error' | 'drop_response' | 'drop_request' | 'rate_limit' | 'slow' | 'unavailable';
  times: number;
  /** Path prefix of affected requests; `/v1/` for all. */
  path: string;
  method: 'DELETE' | 'GET' | 'POST' | null;
  /** For `slow`: milliseconds, real time. */
  delay: number;
}

export interface Switches {
  add(fault: Fault): void;
  /** The fault for this request, or null. Decrements its counter. */
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
