import { z } from 'zod';

/**
 * Schema for the URL of an external service, without a trailing slash: https, or locally also a sandbox on this
 * machine.
 */
export function outsideUrl(local: boolean) {
  return z
    .url({ protocol: local ? /^https?$/ : /^https$/ })
    .refine(
      (text) => local || !isLoopback(new URL(text).hostname),
      'A deployed function never talks to a sandbox on its own machine.',
    )
    .transform((text) => text.replace(/\/$/, ''));
}

/** Whether the host of a URL is this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[::ffff:.+\])\.?$/.test(host);
}

/** Whether a variable that switches something on is missing, empty or `off`. */
export function isOff(value: string | undefined): boolean {
  return ['', 'off'].includes(value?.trim() ?? '');
}

/** Parses the variables of `shape`. Throws an error that names every missing or malformed one. */
export function parseSettings<Shape extends z.ZodRawShape>(variables: NodeJS.ProcessEnv, shape: Shape) {
  const result = z.object(shape).safeParse(variables);
  if (!result.success) throw new Error(`Environment: ${z.prettifyError(result.error)}`);
  return result.data;
}
