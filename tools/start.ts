// npm start [-- --dev]: the whole product on this machine, until Ctrl-C.
import { parseArgs } from 'node:util';
import { buildFunctions } from './build/build_functions.ts';
import { buildWeb } from './build/build_web.ts';
import { watchFunctions } from './build/watch_functions.ts';
import { DEMO_ACCOUNT, seedStack } from './seed/seed_stack.ts';
import { startStack } from './stack/start_stack.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const usage = `Usage: npm start [-- --dev]

  Serves functions and web built, as they are deployed.
  --dev  builds functions on every edit, and serves the web's sources by Vite.
`;

const running: { stop(): Promise<void> }[] = [];
const stop = async () => {
  await Promise.all(running.map((each) => each.stop()));
};
stopOnSignals(async () => {
  console.log('\nStopping …');
  await stop();
});

/** Whether sources are watched. Throws on an option that there is not. */
function isDev(): boolean {
  try {
    return parseArgs({ options: { dev: { type: 'boolean', default: false } } }).values.dev;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

try {
  const dev = isDev();
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
