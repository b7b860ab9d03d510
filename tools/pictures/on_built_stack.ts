import { startBuiltStack } from '../stack/start_built_stack.ts';
import { stopOnSignals } from '../stack/stop_on_signals.ts';

/**
 * Runs `work` on the stack in POCHITTO_STACK, else on one with the built web that ends with it. Then ends the
 * process, with code 1 if `work` failed.
 */
export async function onBuiltStack(work: () => Promise<void>): Promise<never> {
  let stop = async () => {};
  stopOnSignals(() => stop());
  try {
    if (!process.env.POCHITTO_STACK) {
      process.env.POCHITTO_SANDBOX_DELAYS ??= 'none';
      const stack = await startBuiltStack({ command: 'pictures' });
      stop = () => stack.stop();
    }
    await work();
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await stop();
  }
  process.exit();
}
