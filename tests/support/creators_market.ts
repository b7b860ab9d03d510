import type { Control } from '@pochitto/sandbox/creators-market';
import { stack } from './stack.ts';

type Action = keyof Control;

/**
 * Calls the control API of the stack's Creators Market sandbox and returns the result. @throws Error for any status but
 * 2xx.
 */
export async function creatorsMarket<Name extends Action>(
  action: Name,
  body: Record<string, unknown> = {},
): Promise<ReturnType<Control[Name]>> {
  const answer = await fetch(`${stack().sandboxes.creatorsMarket}/sandbox/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok)
    throw new Error(`The sandbox answered ${answer.status} to ${action}: ${await answer.text()}`);
  const { result } = (await answer.json()) as { result: ReturnType<Control[Name]> };
  return result;
}
