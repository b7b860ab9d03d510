// npm run backup -- --to DIR: backs up all data of a project to a folder. Uses the operator's own credentials, or
// the stack of npm start.
import { backUp } from './backup/back_up.ts';
import { parseOptions } from './backup/parse_options.ts';

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();

async function run(parameters: string[]): Promise<number> {
  const { folder, connect } = parseOptions(parameters, 'to');
  const { projectId, lists } = await backUp(await connect(), folder);
  const { documents, accounts, files } = lists;
  console.log(
    `${projectId} → ${folder}: ${documents.count} documents, ${accounts.count} accounts, ${files.count} files.`,
  );
  return 0;
}
