import { buildFunctions } from '../build/build_functions.ts';
import { buildWeb } from '../build/build_web.ts';
import { seedStack } from '../seed/seed_stack.ts';
import { type StackOptions, startStack } from './start_stack.ts';

/** Builds functions and web, and starts a seeded stack of them, which POCHITTO_STACK then names. */
export async function startBuiltStack(options: Pick<StackOptions, 'command' | 'quiet'>) {
  await Promise.all([buildFunctions(), buildWeb()]);
  const stack = await startStack({ ...options, functions: true, web: 'built', asDefault: false });
  try {
    await seedStack(stack.info);
  } catch (error) {
    await stack.stop();
    throw error;
  }
  process.env.POCHITTO_STACK = stack.infoFile;
  return stack;
}
