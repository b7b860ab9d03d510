import { stickersCommand } from '../functions/src/engine/cli.ts';

process.exitCode = await stickersCommand(process.argv.slice(2));
