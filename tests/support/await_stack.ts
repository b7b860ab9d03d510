import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

// `npm test` starts the files that need no stack while the stack starts; all others wait here for it. If the stack does
// not start, `npm test` reports that and stops them.
const file = process.env.POCHITTO_STACK;
const betweenLooksMs = 200;
while (file !== undefined && !existsSync(file)) await pause(betweenLooksMs);
