import { z } from 'zod';
import { startCreatorsMarketSandbox } from './start_creators_market_sandbox.ts';

/** Runs the sandbox standalone: `node sandbox/creators-market/main.ts`. */
const settings = z
  .object({
    CREATORS_MARKET_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4244),
    CREATORS_MARKET_SANDBOX_ACCESS_PORT: z.coerce.number().int().min(0).max(65_535).default(4245),
    POCHITTO_SANDBOX_DELAYS: z.enum(['none', 'real']).default('real'),
  })
  .parse(process.env);

const sandbox = await startCreatorsMarketSandbox({
  port: settings.CREATORS_MARKET_SANDBOX_PORT,
  accessPort: settings.CREATORS_MARKET_SANDBOX_ACCESS_PORT,
  delays: settings.POCHITTO_SANDBOX_DELAYS,
  log: (line) => console.log(line),
});
sandbox.createAccount({ creatorName: 'Demo Creator', email: 'demo-creator@example.com' });
console.log(`Creators Market sandbox: ${sandbox.url}/sandbox/accounts`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
