import { z } from 'zod';
import { startOpenAiSandbox } from './start_openai_sandbox.ts';

/** Runs the sandbox standalone: `node sandbox/openai/main.ts`. OPENAI_SANDBOX_PORT (4243), OPENAI_SANDBOX_KEY. */
const settings = z
  .object({
    OPENAI_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4243),
    OPENAI_SANDBOX_KEY: z.string().min(1).default('sandbox-openai'),
  })
  .parse(process.env);

const sandbox = await startOpenAiSandbox({
  port: settings.OPENAI_SANDBOX_PORT,
  apiKeys: [settings.OPENAI_SANDBOX_KEY],
  log: (line) => console.log(line),
});
console.log(`OpenAI sandbox: ${sandbox.url}/v1`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
