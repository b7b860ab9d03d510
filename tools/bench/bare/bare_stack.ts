import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { StackInfo } from '../../stack/stack_info.ts';
import { startStack } from '../../stack/start_stack.ts';

/**
 * Measures on the emulators only, without functions, sandboxes and web; while it runs, `tests/support` finds this
 * stack.
 */
export async function onBareStack<Figures>(measure: (info: StackInfo) => Promise<Figures>): Promise<Figures> {
  const stack = await startStack({
    functions: false,
    web: false,
    command: 'bench',
    asDefault: false,
    quiet: true,
  });
  process.env.POCHITTO_STACK = stack.infoFile;
  try {
    return await measure(stack.info);
  } finally {
    await stack.stop();
  }
}

/** Memoizes a measurement that several benchmarks share. */
export function once<Figures>(measure: () => Promise<Figures>): () => Promise<Figures> {
  let measured: Promise<Figures> | null = null;
  return () => {
    measured ??= measure();
    return measured;
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Returns the bytes in use on the heap after garbage collection. */
export function keptBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
