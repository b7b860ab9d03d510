import { buildFunctions } from '../build/build_functions.ts';
import { buildWeb } from '../build/build_web.ts';
import { seedStack } from '../seed/seed_stack.ts';
import { startStack } from '../stack/start_stack.ts';
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
      await Promise.all([buildFunctions(), buildWeb()]);
      process.env.POCHITTO_SANDBOX_DELAYS ??= 'none';
      const stack = await startStack({
        command: 'pictures',
        functions: true,
        web: 'built',
        asDefault: false,
      });
      stop = () => stack.stop();
      process.env.POCHITTO_STACK = stack.infoFile;
      await seedStack(stack.info);
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
