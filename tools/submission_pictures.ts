// node tools/run.mjs submission_pictures: screenshots of a submission for docs/submission.md. Starts its own stack.
import { join } from 'node:path';
import { buildFunctions } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';
import { submissionJourney } from './pictures/submission_journey.ts';
import { seedStack } from './seed/seed_stack.ts';
import { ROOT } from './stack/stack_info.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

let stop = async () => {};
stopOnSignals(() => stop());
try {
  if (!process.env.POCHITTO_STACK) {
    await Promise.all([buildFunctions(), buildWeb()]);
    process.env.POCHITTO_SANDBOX_DELAYS ??= 'none';
    const stack = await startStack({ command: 'pictures', functions: true, web: 'built', asDefault: false });
    stop = () => stack.stop();
    process.env.POCHITTO_STACK = stack.infoFile;
    await seedStack(stack.info);
  }
  await submissionJourney(join(ROOT, 'docs', 'pictures', 'submission'));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();
