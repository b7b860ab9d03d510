import { z } from 'zod';

/** The address of an outside service, without its last slash: https, and on a developer's machine also a sandbox beside it. */
export function outsideUrl(local: boolean) {
  return z
    .url({ protocol: local ? /^https?$/ : /^https$/ })
    .refine(
      (text) => local || !isLoopback(new URL(text).hostname),
      'A deployed function never talks to a sandbox on its own machine.',
    )
    .transform((text) => text.replace(/\/$/, ''));
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[::ffff:.+\])\.?$/.test(host);
}
