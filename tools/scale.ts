// npm run scale: prints the table of docs/scale.md from the assumptions and limits of tools/scale/capacity.ts.
import { resources } from './scale/capacity.ts';
import { capacityTable } from './scale/capacity_table.ts';

console.log(capacityTable());
for (const { name, raise } of resources) console.log(`${name}: ${raise}.`);
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();
