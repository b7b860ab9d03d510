// Runs the sandbox standalone: node sandbox/line-login/run.ts. Configured by PORT, LINE_CHANNEL_ID,
// LINE_CHANNEL_SECRET and LINE_REDIRECT_URI (several separated by spaces).
import { startLineLoginSandbox } from './start_line_login_sandbox.ts';

const { PORT, LINE_CHANNEL_ID, LINE_CHANNEL_SECRET, LINE_REDIRECT_URI } = process.env;
const sandbox = await startLineLoginSandbox({
  port: Number(PORT ?? 5420),
  channelId: LINE_CHANNEL_ID ?? '1000000001',
  channelSecret: LINE_CHANNEL_SECRET ?? 'sandbox-channel-secret-0123456789',
  redirectUris: (LINE_REDIRECT_URI ?? 'http://127.0.0.1:5400/sign-in/line').split(' '),
});
console.log(`LINE Login sandbox: ${sandbox.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
