import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NEEDED = 17;

/**
 * Resolves when Java 17 or newer is on PATH, as the emulators need it.
 * @throws Error of one line that says what to install.
 */
export async function requireJava(environment: NodeJS.ProcessEnv): Promise<void> {
  const answer = await run('java', ['-version'], { env: environment }).catch(() => undefined);
  if (answer === undefined) {
    throw new Error(`The Firebase emulators need Java ${NEEDED} or newer: install openjdk-17-jdk-headless.`);
  }
  // "openjdk version "17.0.15"", and "1.8.0_412" before Java 9. `java -version` speaks on stderr.
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(answer.stderr) ?? [];
  const major = Number(first === '1' ? second : first);
  if (!(major >= NEEDED)) {
    throw new Error(
      `The Firebase emulators need Java ${NEEDED} or newer, and java on PATH is ${major}: install openjdk-17-jdk-headless.`,
    );
  }
}

/**
 * Compiles Java sources against one jar into `folder`.
 * @throws Error of one line when there is no compiler; the compiler's own words when the sources do not compile.
 */
export async function compileJava(
  environment: NodeJS.ProcessEnv,
  { sources, classPath, folder }: { sources: readonly string[]; classPath: string; folder: string },
): Promise<void> {
  const options = ['--release', String(NEEDED), '-proc:none', '-encoding', 'UTF-8', '-nowarn'];
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
