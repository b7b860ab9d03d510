// npm run connect-line -- --code XXXX-XXXX [--server URL]: connects LINE Creators Market for the page that shows
// the code. Opens a browser in which the person signs in, and hands over the cookies of LINE's hosts. Never asks
// for a password.
import { parseArgs } from 'node:util';
import { isErrorCode } from '@pochitto/functions/domain/error_codes';
import { errorTexts } from '@pochitto/functions/domain/errors';
import { pairingCodeSchema } from '@pochitto/functions/domain/submission/line_session';
import { collectCookies } from './connect_line/collect_cookies.ts';
import { handOver } from './connect_line/hand_over.ts';
import { openWindow } from './connect_line/open_window.ts';
import { type Place, readPlace } from './connect_line/read_place.ts';
import { language, words } from './connect_line/words.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const say = words[language()];

process.exitCode = await connect(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
// The IPC channel to run.mjs would keep the process alive; closing it would count as a request to stop.
process.channel?.unref();

async function connect(parameters: string[]): Promise<number> {
  const { code, server } = options(parameters);
  const wanted = pairingCodeSchema.safeParse(code);
  if (!wanted.success) return printError('line_pairing_unknown');
  const place = await readPlace(server);
  console.log(say.before(place.name));
  const cookies = await cookiesOf(place);
  const rejected = await handOver(place, { code: wanted.data, cookies });
  if (rejected !== null) return printError(rejected);
  console.log(say.done);
  return 0;
}

function options(parameters: string[]): { code: string; server: string | undefined } {
  try {
    const { values } = parseArgs({
      args: parameters,
      options: { code: { type: 'string' }, server: { type: 'string' } },
    });
    if (values.code !== undefined) return { code: values.code, server: values.server };
  } catch {
    // Reported below with our own text.
  }
  throw new Error(say.usage);
}

/** Opens the window, waits for the person, and cleans up everything. */
async function cookiesOf(place: Place): Promise<string> {
  const { browser, close } = await openWindow(say);
  stopOnSignals(close);
  try {
    return JSON.stringify(await collectCookies(browser, place.site, say));
  } finally {
    await close();
  }
}

/** Prints what happened and what to do, as on the page. */
function printError(code: string): number {
  const known = isErrorCode(code) ? code : 'internal';
  console.error(errorTexts[language()][known].join('\n'));
  return 1;
}
