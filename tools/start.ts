// npm start: the whole product on this machine, until Ctrl-C.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { watchFunctions } from './build/watch_functions.ts';
import { DEMO_ACCOUNT, seedStack } from './seed/seed_stack.ts';
import { ROOT } from './stack/stack_info.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const running: { stop(): Promise<void> }[] = [];
const stop = async () => {
  await Promise.all(running.map((each) => each.stop()));
};
stopOnSignals(async () => {
  console.log('\nStopping …');
  await stop();
});

try {
  if (existsSync(join(ROOT, 'functions', 'src', 'index.ts'))) {
    console.log('Compiling functions …');
    running.push(await watchFunctions((line) => console.log(`functions: ${line}`)));
  }
  const stack = await startStack({ functions: true, schedules: true, web: 'dev' });
  running.push(stack);
  await seedStack(stack.info);
  console.log(`
  Pochitto is ready after ${Math.round(process.uptime())} s

    ${stack.info.webUrl ?? '(there is no web yet)'}
    ${DEMO_ACCOUNT.email}
    ${DEMO_ACCOUNT.password}

  Ctrl-C stops everything. Where things listen: .pochitto/stack.json
`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop();
  process.exit(1);
}
