// npm run page-sheets -- --out DIR [--only TEXT]: contact sheets of the pages of the running web, one for each width,
// language and theme. Starts its own stack.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { onBuiltStack } from './pictures/on_built_stack.ts';
import { drawPageSheets } from './pictures/page_sheets.ts';

const { out, only } = new Command('page-sheets')
  .requiredOption('--out <folder>', 'where to write the sheets')
  .option('--only <text>', 'only pages whose name contains this', '')
  .parse()
  .opts<{ out: string; only: string }>();

await onBuiltStack(() => drawPageSheets(resolve(out), (name) => name.includes(only)));
