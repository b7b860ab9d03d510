import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALWAYS, emulatorConfig, PROJECT, WITH_FUNCTIONS, WITH_SCHEDULES } from './emulator_config.ts';
import { HOST, type Ports, portsOf, requireFreePorts, type StackCommand, untilPortsFree } from './ports.ts';
import { ROOT, StackInfo } from './stack_info.ts';
import { startEmulators } from './start_emulators.ts';
import { type Sandboxes, sandboxUrls, startSandboxes } from './start_sandboxes.ts';
import { startWeb } from './start_web.ts';
import { webConfig } from './web_config.ts';

const DEFAULT_INFO = join(ROOT, '.pochitto', 'stack.json');

export interface StackOptions {
  /** With functions/lib and what triggers it; left out, with a notice, if it is not built. */
  functions?: boolean;
  /** Schedules can run too: one more Java process. Off by default. */
  schedules?: boolean;
  /** `dev`: the web's sources with Vite; `built`: web/dist as Hosting serves it. */
  web?: 'dev' | 'built' | false;
  /** Each command's stack has its own ports; by default those of `npm start`. */
  command?: StackCommand;
  /** False leaves `.pochitto/stack.json` to another stack. */
  asDefault?: boolean;
  quiet?: boolean;
}

export interface Stack {
  info: StackInfo;
  /** Path of the JSON file that holds `info` while the stack runs. */
  infoFile: string;
  stop(): Promise<void>;
}

/**
 * Starts the emulators and the web of one stack on its own ports; several stacks can run at the same time. While it
 * runs, `.pochitto/stack-<base>.json` and `.pochitto/stack.json` contain its URLs and ports. Nothing outlives
 * `stop()`, which resolves when every port is free again, or this process.
 *
 * @throws Error with the problem (a port in use, functions that do not load); nothing is left running.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const say = options.quiet ? () => {} : (line: string) => console.log(line);
  const at = portsOf(options.command ?? 'start');
  const functions = (options.functions ?? true) && isThere('functions/lib/index.js', 'functions', say);
  const web = webToServe(options.web ?? false, say);
  const schedules = functions && (options.schedules ?? false);
  const names = [
    ...ALWAYS,
    ...(functions ? WITH_FUNCTIONS : []),
    ...(schedules ? WITH_SCHEDULES : []),
    ...(web === 'built' ? ['hosting'] : []),
  ];
  const used = portsInUse(at, { functions, schedules, web: web !== false });
  await requireFreePorts(used);

  const info = stackInfo(at, { functions, schedules, web });
  const hosting = web === 'built' ? copyBuiltWeb(info) : null;
  const infoFile = join(ROOT, '.pochitto', `stack-${at.base}.json`);
  const infoFiles = options.asDefault === false ? [infoFile] : [infoFile, DEFAULT_INFO];
  say(`Starting emulators: ${names.join(', ')} …`);
  const sandboxes = info.functionsUrl
    ? await startSandboxes(at, info.functionsUrl, info.webUrl ?? `http://${HOST}:${at.web}`)
    : null;
  const emulators = await startOrEnd(sandboxes, {
    projectId: PROJECT.projectId,
    portBase: at.base,
    names,
    config: emulatorConfig(at, hosting),
    environment: sandboxes?.environment ?? {},
    removeAfterwards: [...(hosting === null ? [] : [join(ROOT, hosting)]), ...infoFiles],
  });
  const vite = web === 'dev' ? await startWeb(info) : null;
  mkdirSync(join(ROOT, '.pochitto'), { recursive: true });
  for (const file of infoFiles) writeFileSync(file, `${JSON.stringify(info, null, 2)}\n`);
  const stop = async () => {
    await vite?.stop();
    await emulators.stop();
    await sandboxes?.stop();
    await untilPortsFree(used);
  };
  return { info, infoFile, stop };
}

/** Starts the emulators; if they do not start, the sandboxes end too. */
async function startOrEnd(sandboxes: Sandboxes | null, wanted: Parameters<typeof startEmulators>[0]) {
  try {
    return await startEmulators(wanted);
  } catch (error) {
    await sandboxes?.stop();
    throw error;
  }
}

function isThere(path: string, what: string, say: (line: string) => void): boolean {
  const there = existsSync(join(ROOT, path));
  if (!there) say(`There is no ${path}: the stack starts without the ${what}.`);
  return there;
}

function webToServe(wanted: 'dev' | 'built' | false, say: (line: string) => void): 'dev' | 'built' | false {
  if (wanted === false) return false;
  const path = wanted === 'dev' ? 'web/index.html' : 'web/dist/index.html';
  return isThere(path, 'web', say) ? wanted : false;
}

function portsInUse(
  at: Ports,
  { functions, schedules, web }: { functions: boolean; schedules: boolean; web: boolean },
): Record<string, number> {
  const { auth, firestore, firestoreWebsocket, storage, hub, logging } = at;
  return {
    ...(web ? { web: at.web } : {}),
    auth,
    firestore,
    firestoreWebsocket,
    storage,
    hub,
    logging,
    ...(functions
      ? {
          functions: at.functions,
          tasks: at.tasks,
          ...(schedules ? { pubsub: at.pubsub } : {}),
          eventarc: at.eventarc,
          stripe: at.stripe,
          lineLogin: at.lineLogin,
          googleLogin: at.googleLogin,
          openai: at.openai,
          creatorsMarket: at.creatorsMarket,
          creatorsMarketAccess: at.creatorsMarketAccess,
        }
      : {}),
  };
}

function stackInfo(
  at: Ports,
  { functions, schedules, web }: { functions: boolean; schedules: boolean; web: 'dev' | 'built' | false },
): StackInfo {
  const address = (port: number) => `${HOST}:${port}`;
  return StackInfo.parse({
    projectId: PROJECT.projectId,
    portBase: at.base,
    webUrl: web === false ? null : `http://${address(at.web)}`,
    emulators: {
      auth: address(at.auth),
      firestore: address(at.firestore),
      storage: address(at.storage),
      hub: address(at.hub),
      ...(functions
        ? {
            functions: address(at.functions),
            tasks: address(at.tasks),
            ...(schedules ? { pubsub: address(at.pubsub) } : {}),
            eventarc: address(at.eventarc),
          }
        : {}),
      ...(web === 'built' ? { hosting: address(at.web) } : {}),
    },
    sandboxes: functions ? sandboxUrls(at) : {},
    functionsUrl: functions ? `http://${address(at.functions)}/${PROJECT.projectId}/${PROJECT.region}` : null,
    storageBucket: PROJECT.storageBucket,
  });
}

/**
 * Copies web/dist with this stack's `config.json`, for the Hosting emulator.
 *
 * @returns its path, relative to the project's folder as in firebase.json.
 */
function copyBuiltWeb(info: StackInfo): string {
  const folder = `.pochitto/hosting-${info.portBase}`;
  const target = join(ROOT, folder);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(ROOT, 'web', 'dist'), target, { recursive: true });
  writeFileSync(join(target, 'config.json'), JSON.stringify(webConfig(info)));
  return folder;
}
