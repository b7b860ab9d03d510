import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Of the class files; tools/machine sees to the machine's Java. */
const RELEASE = '17';

/**
 * Compiles Java sources against one jar into `folder`.
 * @throws Error of one line when there is no compiler; the compiler's own words when the sources do not compile.
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
