import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { api } from '@pochitto/functions/domain/api';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { rehearseDeployment } from '../../tools/deploy/rehearse_deployment.ts';
import { ROOT } from '../../tools/stack/stack_info.ts';

const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** Links the declared production dependencies, so an import of anything else fails as it would in the cloud. */
async function linkDependencies(folder: string): Promise<void> {
  const { dependencies } = packageSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const functions = pathToFileURL(join(ROOT, 'functions', 'package.json'));
  for (const name of Object.keys(dependencies)) {
    const found = findPackageJSON(name, functions);
    if (found === undefined) throw new Error(`${name} is not installed.`);
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(dirname(found), link);
  }
}

it('the upload of a deployment loads in an empty folder and has every callable', {
  timeout: 120_000,
}, async () => {
  const { functions, files, bytes } = await rehearseDeployment('demo-pochitto', linkDependencies);
  expect(functions).toEqual(expect.arrayContaining(Object.keys(api)));
  expect(functions).toEqual(expect.arrayContaining(['stripeWebhook', 'intakePhoto', 'checkIntegrity']));
  // firebase-tools compares its ignored patterns with absolute paths: one with a slash ignores nothing.
  expect(files).toBeLessThan(100);
  expect(bytes).toBeLessThan(100e6);
});
