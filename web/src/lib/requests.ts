import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { errorDetailsOf } from './firebase/call_error.ts';
import { untilOnline } from './network.ts';

interface AttemptOptions {
  /** Stays busy after success too, because the page is about to close. */
  readonly staysBusy?: boolean;
}

/** Runs an action and tracks whether it is running and its last failure, converted by `failureOf`. */
export function useAttempt<Failure>(
  failureOf: (error: unknown) => Failure,
  { staysBusy = false }: AttemptOptions = {},
) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Resolves to whether it succeeded; never rejects. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      if (!staysBusy) setBusy(false);
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
      return false;
    }
  };
  const release = useCallback(() => setBusy(false), []);
  return { attempt, isBusy, failure, release };
}

/**
 * Sends a request on an action and tracks why it last failed. Without a network it is busy and sends once there
 * is one, unless the person has left the page; the shell says that it waits.
 */
export function useRequest(options?: AttemptOptions) {
  const { attempt, failure: error, ...rest } = useAttempt(errorDetailsOf, options);
  const whileOpen = useWhileOpen();
  const request = (work: () => Promise<unknown>) =>
    attempt(async () => {
      await untilOnline(whileOpen());
      await work();
    });
  return { request, error, ...rest };
}

/** Returns a function that returns a signal, which aborts when the component goes away. */
export function useWhileOpen(): () => AbortSignal {
  const open = useRef(new AbortController());
  useEffect(() => {
    // In development, effects run twice.
    if (open.current.signal.aborted) open.current = new AbortController();
    return () => open.current.abort();
  }, []);
  return useCallback(() => open.current.signal, []);
}

type Outcome<Value> =
  | { readonly state: 'loading'; readonly value: null }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly value: null; readonly error: unknown };

const loading = { state: 'loading', value: null } as const;

/**
 * Loads a value, and again when `dependencies` change; with a null `load` it waits.
 *
 * @param load gets a signal that aborts when its value is no longer wanted.
 * @param warning logged to the console on failure, for a page that works without the value.
 * @returns the outcome for these dependencies, `latest` (the last value, also while a newer one loads) and `again`,
 * which drops the outcome and reloads.
 */
export function useLoad<Value>(
  load: ((signal: AbortSignal) => Promise<Value>) | null,
  dependencies: readonly unknown[],
  warning?: string,
) {
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what it depends on.
  const question = useMemo(() => ({}), [...dependencies, count]);
  const [answer, setAnswer] = useState<{ question: object; outcome: Outcome<Value> } | null>(null);
  const [latest, setLatest] = useState<Value | null>(null);
  const isWanted = load !== null && answer?.question !== question;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for all that `load` closes over.
  useEffect(() => {
    if (!load || !isWanted) return;
    const left = new AbortController();
    load(left.signal).then(
      (value) => {
        if (left.signal.aborted) return;
        setAnswer({ question, outcome: { state: 'ready', value } });
        setLatest(() => value);
      },
      (error: unknown) => {
        if (left.signal.aborted) return;
        if (warning) console.warn(warning, error);
        setAnswer({ question, outcome: { state: 'failed', value: null, error } });
      },
    );
    return () => left.abort();
  }, [question, isWanted]);

  const again = useCallback(() => setCount((before) => before + 1), []);
  const outcome: Outcome<Value> = answer?.question === question ? answer.outcome : loading;
  return { ...outcome, latest, again };
}

/** Returns a function that loads a value once and then reuses it. A failure is not kept: the next call loads again. */
export function kept<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
