// npm start [-- --dev]: runs the whole product on this machine, until Ctrl-C.
import { Command } from 'commander';
import { buildFunctions } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';
import { watchFunctions } from './build/watch_functions.ts';
import { DEMO_ACCOUNT, seedStack } from './seed/seed_stack.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const { dev = false } = new Command('npm start --')
  .option('--dev', "builds functions on every edit, and serves the web's sources by Vite")
  .parse()
  .opts<{ dev?: boolean }>();
const running: { stop(): Promise<void> }[] = [];
const stop = async () => {
  await Promise.all(running.map((each) => each.stop()));
};
stopOnSignals(async () => {
  console.log('\nStopping …');
  await stop();
});

try {
  console.log(dev ? 'Compiling functions …' : 'Building functions and web …');
  if (dev) running.push(await watchFunctions((line) => console.log(`functions: ${line}`)));
  else await Promise.all([buildFunctions(), buildWeb()]);
  const stack = await startStack({ functions: true, schedules: true, web: dev ? 'dev' : 'built' });
  running.push(stack);
  await seedStack(stack.info);
  console.log(`
  Pochitto is ready after ${Math.round(process.uptime())} s

    ${stack.info.webUrl ?? '(there is no web yet)'}
    ${DEMO_ACCOUNT.email}
    ${DEMO_ACCOUNT.password}

  Ctrl-C stops everything. Where things listen: .pochitto/stack.json
${dev ? '' : '  Edits are seen after a restart; npm start -- --dev serves the sources.\n'}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop();
  process.exit(1);
}
