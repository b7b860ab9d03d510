import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateEmulators } from '../emulators/locate_emulators.ts';
import { ROOT } from './stack_info.ts';
import { type Supervised, startSupervised } from './start_supervised.ts';

const READY = 'All emulators ready';
const BROKEN_FUNCTIONS = 'Failed to load function definition from source';
const LINES_SHOWN = 25;

export interface EmulatorsToStart {
  projectId: string;
  portBase: number;
  /** Names as in `firebase emulators:start --only`. */
  names: readonly string[];
  /** The complete firebase.json for this stack. */
  config: Record<string, unknown>;
  /** For the functions, such as the sandboxes' base URLs. */
  environment: Record<string, string>;
  /** Paths that are deleted when the emulators end, however they end. */
  removeAfterwards: string[];
}

/**
 * Starts the emulators of one stack; resolves when all of them are ready. Their output goes to
 * `.pochitto/logs/<base>/emulators.log`.
 *
 * @throws Error with the last lines of that log if they do not get ready; nothing is left running.
 */
export async function startEmulators(wanted: EmulatorsToStart): Promise<{ stop(): Promise<void> }> {
  const { env: located } = await locateEmulators();
  const configFile = join(ROOT, `firebase.local-${wanted.portBase}.json`);
  const temporary = mkdtempSync(join(tmpdir(), 'pochitto-'));
  const logs = join(ROOT, '.pochitto', 'logs', String(wanted.portBase));
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  writeFileSync(configFile, JSON.stringify(wanted.config, null, 2));

  const emulators = startSupervised(firebase(wanted, configFile), {
    cwd: logs,
    environment: { ...process.env, ...located, ...wanted.environment, ...quietEnvironment(temporary) },
    removeAfterwards: [temporary, configFile, ...wanted.removeAfterwards],
  });
  try {
    await ready(emulators, join(logs, 'emulators.log'));
  } catch (error) {
    await emulators.stop();
    throw error;
  }
  return { stop: emulators.stop };
}

function firebase(wanted: EmulatorsToStart, configFile: string): string[] {
  const command = join(ROOT, 'node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js');
  const options = ['--config', configFile, '--project', wanted.projectId, '--only', wanted.names.join(',')];
  return [process.execPath, command, 'emulators:start', ...options, '--non-interactive'];
}

/** No metadata server, no telemetry, no checks for updates or messages; and nothing shared with another stack. */
function quietEnvironment(temporary: string): Record<string, string> {
  const settings = join(temporary, 'configstore');
  mkdirSync(settings);
  writeFileSync(
    join(settings, 'firebase-tools.json'),
    JSON.stringify({ usage: false, motd: { fetched: Date.now() } }),
  );
  return {
    METADATA_SERVER_DETECTION: 'none',
    NO_UPDATE_NOTIFIER: '1',
    // Seconds that our manifest may take to load, also in each process; a busy machine needs more than the default
    // of ten.
    FUNCTIONS_DISCOVERY_TIMEOUT: '180',
    XDG_CONFIG_HOME: temporary,
    TMPDIR: temporary,
    // They run for minutes on few cores: a better compiler and collector would cost more than they gain.
    JAVA_TOOL_OPTIONS: process.env.JAVA_TOOL_OPTIONS ?? '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  };
}

function ready(emulators: Supervised, logFile: string): Promise<void> {
  const log = createWriteStream(logFile);
  const last: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`${why}\n${last.map((line) => `  ${line}`).join('\n')}\nAll of it: ${logFile}`));
    emulators.onLine((line) => {
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > LINES_SHOWN) last.shift();
      if (line.includes(BROKEN_FUNCTIONS)) fail('The functions could not be loaded.');
      if (line.includes(READY)) resolve();
    });
    emulators.ended.then((code) => fail(`The emulators ended (exit code ${code}).`));
  });
}
