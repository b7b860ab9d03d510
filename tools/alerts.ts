// npm run alerts -- PROJECT --email ADDRESS: applies the log-based metrics, alert policies and the budget alert of
// tools/alerts.
import { Command } from 'commander';
import { readAlertFiles } from './alerts/alert_files.ts';
import { alertUrls, applyAlerts } from './alerts/apply_alerts.ts';
import { type AlertTarget, planAlerts } from './alerts/plan_alerts.ts';
import { operatorToken } from './google_api/ask.ts';

const command = new Command('npm run alerts --')
  .argument('<project>', 'a Firebase project')
  .requiredOption('--email <address>', 'who gets the mail')
  .option('--billing-account <id>', 'adds a budget alert, e.g. 012345-6789AB-CDEF01')
  .option('--budget <amount>', 'of a month, in whole units of the currency', '20000')
  .option('--currency <code>', 'of the billing account', 'JPY')
  .option('--dry-run', 'prints what would be sent, and sends nothing')
  .parse();
const [projectId = ''] = command.args;
const options = command.opts<{
  email: string;
  billingAccount?: string;
  budget: string;
  currency: string;
  dryRun?: boolean;
}>();

try {
  const { email, billingAccount, currency } = options;
  const units = Number(options.budget);
  if (!Number.isInteger(units) || units <= 0) throw new Error('--budget is a whole number above 0.');
  const budget = billingAccount ? { billingAccount, units, currency } : null;
  const target: AlertTarget = { projectId, email, budget };
  const plan = planAlerts(readAlertFiles(), target);
  if (options.dryRun) console.log(JSON.stringify(plan, null, 2));
  else {
    const { lines, waiting } = await applyAlerts({ urls: alertUrls, token: operatorToken() }, target, plan);
    for (const line of lines) console.log(line);
    if (waiting.length > 0) {
      const policies = waiting.map((name) => `policy ${name}: not applied`).join('\n');
      throw new Error(`${policies}\nTheir metrics are new: run this again in ten minutes.`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();
