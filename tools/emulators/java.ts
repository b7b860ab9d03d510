import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';

const run = promisify(execFile);

/** Release of the class files; tools/machine provides the machine's Java. */
const RELEASE = '17';

/**
 * Compiles Java sources against one jar into `folder`.
 * @throws Error of one line if there is no compiler; the compiler's output if the sources do not compile.
 */
export async function compileJava(
  environment: NodeJS.ProcessEnv,
  { sources, classPath, folder }: { sources: readonly string[]; classPath: string; folder: string },
): Promise<void> {
  const options = ['--release', RELEASE, '-proc:none', '-encoding', 'UTF-8', '-nowarn'];
  try {
    await run('javac', [...options, '-cp', classPath, '-d', folder, ...sources], { env: environment });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(
        'Parts of the emulators must be compiled, and there is no javac: install openjdk-17-jdk-headless.',
        { cause: error },
      );
    }
    throw error;
  }
}

/** A line of a jar manifest has at most 72 bytes; continuation lines begin with a space. */
const MANIFEST_LINE_BYTES = 72;

/**
 * Fixed, so that the jar has the same bytes whenever and wherever it is created. The earliest date that a ZIP can
 * store.
 */
const TIMESTAMP = new Date(1980, 0, 1);

interface Jar {
  mainClass: string;
  /** Jar whose classes `mainClass` needs, as an absolute path. */
  classPath: string;
  /** Compiled classes: path inside the jar → bytes. None for a jar that only names the main class of another jar. */
  classes?: Record<string, Uint8Array>;
}

/** Returns the bytes of a jar that `java -jar` can start. */
export function jar({ mainClass, classPath, classes = {} }: Jar): Uint8Array {
  const manifest = [
    'Manifest-Version: 1.0',
    `Main-Class: ${mainClass}`,
    `Class-Path: ${pathToFileURL(classPath).href}`,
  ];
  const text = `${manifest.map(wrap).join('\r\n')}\r\n\r\n`;
  return zipSync({ 'META-INF/MANIFEST.MF': strToU8(text), ...classes }, { mtime: TIMESTAMP });
}

/** A file URL is ASCII (percent-encoded), so characters are bytes here. */
function wrap(line: string): string {
  const parts = [line.slice(0, MANIFEST_LINE_BYTES)];
  for (let start = MANIFEST_LINE_BYTES; start < line.length; start += MANIFEST_LINE_BYTES - 1) {
    parts.push(` ${line.slice(start, start + MANIFEST_LINE_BYTES - 1)}`);
  }
  return parts.join('\r\n');
}
