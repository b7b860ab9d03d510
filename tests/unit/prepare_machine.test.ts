import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'tools', 'machine', 'prepare_machine.mjs');
const isRoot = process.getuid?.() === 0;

describe('machine setup', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'machine-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const command = (name: string, lines: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const java = (version: string) => `echo 'openjdk version "${version}" 2025-04-15' >&2`;
  /** Only the commands above exist. A browser is present, so only Java is checked. */
  const prepare = () =>
    spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: { PATH: folder, CHROMIUM_PATH: '/some/chromium' },
    });

  it.each(['17.0.15', '21', '25.0.1'])('does nothing with Java development kit %s', (version) => {
    command('java', java(version));
    command('javac', '');
    expect(prepare()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['no Java', null],
    ['Java 8', '1.8.0_412'],
    ['Java 11', '11.0.2'],
  ])('explains in one line how to install Java on Debian, Ubuntu, Fedora and macOS with %s', (_, version) => {
    if (version) command('java', java(version));
    command('javac', '');
    const { status, stderr } = prepare();
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      'Missing on this machine: a Java development kit 17 or newer. Install with: ' +
        'sudo apt-get install -y openjdk-17-jdk-headless (Debian, Ubuntu); ' +
        'sudo dnf install -y java-latest-openjdk-devel (Fedora); brew install --cask temurin (macOS)',
    ]);
  });

  it('reports a missing Java compiler', () => {
    command('java', java('17.0.15'));
    expect(prepare()).toMatchObject({ status: 1 });
  });

  it.runIf(isRoot)(
    'installs missing packages with apt, and tries the next package if the first does not exist',
    () => {
      const asked = join(folder, 'asked');
      command(
        'apt-get',
        `echo "$@" >> ${asked}
       case "$*" in
         *openjdk-17*) exit 100 ;;
         *openjdk-21*) printf '#!/bin/sh\\n%s\\n' ${JSON.stringify(`echo 'version "21.0.1"' >&2`)} > ${folder}/java
           /bin/cp ${folder}/java ${folder}/javac; /bin/chmod 755 ${folder}/java ${folder}/javac ;;
       esac`,
      );
      expect(prepare()).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(asked, 'utf8')).toMatch(
        /update.*install .*openjdk-17-jdk.*install .*openjdk-21-jdk/s,
      );
      expect(existsSync(join(folder, 'javac'))).toBe(true);
    },
  );
});
