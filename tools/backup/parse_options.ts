import { parseArgs } from 'node:util';
import { type Connection, connectLocal, connectProject } from './connection.ts';

interface Chosen {
  readonly folder: string;
  readonly overwrite: boolean;
  readonly connect: () => Promise<Connection>;
}

/**
 * Parses a command line with a folder and a project; `folderOption` names the folder. Throws an Error with the
 * usage.
 */
export function parseOptions(parameters: readonly string[], folderOption: 'to' | 'from'): Chosen {
  const command = folderOption === 'to' ? 'backup' : 'restore';
  const usage = `Usage: npm run ${command} -- --${folderOption} DIR [--project PROJECT --bucket BUCKET]${
    command === 'restore' ? ' [--overwrite]' : ''
  }

  Without a project: the stack that npm start runs here.
  BUCKET  the project's bucket of files, such as PROJECT.firebasestorage.app`;
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: { [folderOption]: text, project: text, bucket: text, overwrite: { type: 'boolean' } },
    });
    const { project, bucket, overwrite = false } = values;
    const folder = values[folderOption];
    if (typeof folder !== 'string' || folder === '') throw new Error('No folder.');
    if (folderOption === 'to' && overwrite) throw new Error('A backup overwrites nothing.');
    if (project === undefined && bucket === undefined) return { folder, overwrite, connect: connectLocal };
    if (!project || !bucket) throw new Error('A project needs its bucket.');
    return { folder, overwrite, connect: async () => connectProject({ projectId: project, bucket }) };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
