import { z } from 'zod';
import { startStripeSandbox } from './start_stripe_sandbox.ts';

/**
 * Runs the sandbox standalone: `node sandbox/stripe/main.ts`. STRIPE_SANDBOX_PORT (default 4242),
 * STRIPE_SANDBOX_WEBHOOK_URL, STRIPE_SANDBOX_WEBHOOK_SECRET.
 */
const settings = z
  .object({
    STRIPE_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4242),
    STRIPE_SANDBOX_WEBHOOK_URL: z.url().optional(),
    STRIPE_SANDBOX_WEBHOOK_SECRET: z.string().min(1).default('whsec_sandbox'),
  })
  .parse(process.env);

const webhookUrl = settings.STRIPE_SANDBOX_WEBHOOK_URL;
const sandbox = await startStripeSandbox({
  port: settings.STRIPE_SANDBOX_PORT,
  webhookSecret: settings.STRIPE_SANDBOX_WEBHOOK_SECRET,
  ...(webhookUrl === undefined ? {} : { webhookUrl }),
  log: (line) => console.log(line),
});
console.log(`Stripe sandbox: ${sandbox.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
