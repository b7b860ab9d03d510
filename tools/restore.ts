// npm run restore -- --from DIR: restores a backup into an empty project, or with --overwrite over existing data.
import { parseOptions } from './backup/parse_options.ts';
import { restore } from './backup/restore.ts';

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();

async function run(parameters: string[]): Promise<number> {
  const { folder, overwrite, connect } = parseOptions(parameters, 'from');
  const connection = await connect();
  const { documents, accounts, files } = await restore(connection, folder, { overwrite });
  console.log(
    `${folder} → ${connection.projectId}: ${documents} documents, ${accounts} accounts, ${files} files.`,
  );
  return 0;
}
