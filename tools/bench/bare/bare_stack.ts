import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { StackInfo } from '../../stack/stack_info.ts';
import { startStack } from '../../stack/start_stack.ts';

/** Measures on the emulators alone, without functions, sandboxes and web; while it runs, `tests/support` finds this stack. */
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

/** Measures once, however many benches ask. */
export function once<Figures>(measure: () => Promise<Figures>): () => Promise<Figures> {
  let measured: Promise<Figures> | null = null;
  return () => {
    measured ??= measure();
    return measured;
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes on the heap that are still in use, without what the collector has merely not got to. */
export function keptBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
