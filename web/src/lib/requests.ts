import { useCallback, useEffect, useMemo, useState } from 'react';
import { refusalOf } from './firebase/refused.ts';

interface AttemptOptions {
  /** After success too, because the page is about to go. */
  readonly staysBusy?: boolean;
}

/** Work that starts at a touch: whether it is under way, and the last failure as `failureOf` puts it. */
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

/** A request to the server that starts at a touch, and why it was refused the last time. */
export function useRequest(options?: AttemptOptions) {
  const { attempt: request, failure: refusal, ...rest } = useAttempt(refusalOf, options);
  return { request, refusal, ...rest };
}

type Outcome<Value> =
  | { readonly state: 'loading'; readonly value: null }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly value: null; readonly error: unknown };

const loading = { state: 'loading', value: null } as const;

/**
 * The result of `load`, loaded again when `dependencies` change; a null `load` waits.
 *
 * @param warning for the console when it fails, where the page does without it.
 * @returns the outcome for these dependencies, `latest` (the last value, also while a newer one is loading) and `again`,
 *   which forgets the outcome and loads once more.
 */
export function useLoad<Value>(
  load: (() => Promise<Value>) | null,
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
    let hasLeft = false;
    load().then(
      (value) => {
        if (hasLeft) return;
        setAnswer({ question, outcome: { state: 'ready', value } });
        setLatest(() => value);
      },
      (error: unknown) => {
        if (warning) console.warn(warning, error);
        if (!hasLeft) setAnswer({ question, outcome: { state: 'failed', value: null, error } });
      },
    );
    return () => {
      hasLeft = true;
    };
  }, [question, isWanted]);

  const again = useCallback(() => setCount((before) => before + 1), []);
  const outcome: Outcome<Value> = answer?.question === question ? answer.outcome : loading;
  return { ...outcome, latest, again };
}
