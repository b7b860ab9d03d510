// npm run demo -- [PHOTO] [--out DIR]: the whole journey on its own stack; every step is read back.
import { Command } from 'commander';
import { buildFunctions } from './build/build_functions.ts';
import { demoJourney } from './demo/demo_journey.ts';
import { seedStack } from './seed/seed_stack.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const command = new Command('demo')
  .argument('[photo]', 'a JPEG, PNG, WebP or HEIC file', 'tests/photos/portrait_1024.jpg')
  .option('--out <dir>', 'where to put the package')
  .parse();

let stop = async () => {};
stopOnSignals(() => stop());
try {
  await buildFunctions();
  const stack = await startStack({ command: 'demo', functions: true, asDefault: false });
  stop = stack.stop;
  await seedStack(stack.info);
  await demoJourney(stack.info, command.processedArgs[0], command.opts<{ out?: string }>().out);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();
