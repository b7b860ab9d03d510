// Prepares the machine before any dependency is installed: a Java development kit for the emulators, and the
// libraries of the Chromium that npm installs. Plain JavaScript without dependencies, because it runs before they
// are installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAVA = 17;
const ROUNDS = 5;
const PAUSE_MS = 5000;
/**
 * Missing libraries by `ldd` of the unpacked Chromium, beyond the C library and libgcc; libnss3 includes libnspr4.
 */
const LIBRARIES = [
  { name: 'libnss3', file: 'libnss3.so', apt: ['libnss3'], dnf: 'nss' },
  { name: 'libexpat', file: 'libexpat.so.1', apt: ['libexpat1', 'libexpat1t64'], dnf: 'expat' },
];
const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Installs missing parts where possible (apt, as root).
 *
 * @throws Error of one line with the commands that install them, on Debian or Ubuntu, Fedora and macOS.
 */
export function prepareMachine() {
  let missing = missingParts();
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Missing on this machine: ${names}. Installing …`);
    // Another process may be installing: wait for its lock.
    for (let round = 0; missing.length > 0 && round < ROUNDS; round += 1) {
      if (round > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
      aptGet('update', '-qq');
      for (const { apt } of missing)
        apt.some((name) => aptGet('install', '-qq', '--no-install-recommends', name));
      missing = missingParts();
    }
  }
  if (missing.length > 0)
    throw new Error(`Missing on this machine: ${names}. Install with: ${commands(missing)}`);
}

/**
 * Returns the missing parts, each with its packages: those of apt are alternatives, the first that exists is used.
 */
function missingParts() {
  const missing = [];
  if (javaVersion() < JAVA || !onPath('javac')) {
    missing.push({
      name: `a Java development kit ${JAVA} or newer`,
      apt: ['openjdk-17-jdk-headless', 'openjdk-21-jdk-headless', 'default-jdk-headless'],
      dnf: 'java-latest-openjdk-devel',
      brew: '--cask temurin',
    });
  }
  if (process.env.CHROMIUM_PATH || CHROMIUMS.some((path) => existsSync(path))) return missing;
  if (process.platform === 'linux' && process.arch === 'x64') {
    return [...missing, ...LIBRARIES.filter(({ file }) => !hasLibrary(file))];
  }
  return [...missing, { name: 'Chromium', apt: ['chromium'], dnf: 'chromium', brew: '--cask google-chrome' }];
}

function commands(missing) {
  const all = (manager) =>
    missing.flatMap((part) => (part[manager] ? [[part[manager]].flat()[0]] : [])).join(' ');
  const brew = missing.flatMap((part) => (part.brew ? [`brew install ${part.brew}`] : [])).join(' && ');
  return [
    `sudo apt-get install -y ${all('apt')} (Debian, Ubuntu)`,
    `sudo dnf install -y ${all('dnf')} (Fedora)`,
    ...(brew === '' ? [] : [`${brew} (macOS)`]),
  ].join('; ');
}

/** Returns the major version of the Java on PATH, 0 without one. Reads its release file instead of starting it. */
function javaVersion() {
  const java = onPath('java');
  if (!java) return 0;
  const release = join(dirname(dirname(realpathSync(java))), 'release');
  const said = existsSync(release)
    ? readFileSync(release, 'utf8')
    : spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr;
  // `JAVA_VERSION="17.0.15"`, `openjdk version "17.0.15"`, and "1.8.0_412" before Java 9.
  const [, first, second] = /(?:JAVA_VERSION=|version )"(\d+)(?:\.(\d+))?/.exec(said ?? '') ?? [];
  return Number(first === '1' ? second : first) || 0;
}

function hasLibrary(file) {
  const folders = [
    '/lib64',
    '/usr/lib64',
    '/usr/lib',
    '/lib',
    '/usr/lib/x86_64-linux-gnu',
    '/lib/x86_64-linux-gnu',
  ];
  const chosen = (process.env.LD_LIBRARY_PATH ?? '').split(':').filter((folder) => folder !== '');
  return [...chosen, ...folders].some((folder) => existsSync(join(folder, file)));
}

/** Returns the path of a command, or undefined. */
function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? [`${command}.exe`, command] : [command];
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Runs apt-get; returns whether it succeeded. */
function aptGet(...parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  return spawnSync('apt-get', ['-y', ...wait, ...parameters], { env, stdio: 'ignore' }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    prepareMachine();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
