// npm run backup -- --to DIR: everything of a project in a folder. Works with the operator's own credentials, or on the
// stack of npm start.
import { backUp } from './backup/back_up.ts';
import { parseOptions } from './backup/parse_options.ts';

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
// The channel to run.mjs would keep the process.
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
