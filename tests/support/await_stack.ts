import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

// `npm test` starts the tests that need no stack while it starts the stack; the others wait here until it is there. Should
// it not start, `npm test` says so and ends them.
const file = process.env.POCHITTO_STACK;
const betweenLooksMs = 200;
while (file !== undefined && !existsSync(file)) await pause(betweenLooksMs);
