import { findInStack } from '../../tools/test/find_in_stack.ts';
import { stack } from './stack.ts';

/** Returns every place of the running stack that contains one of `secrets` in plain text; see `findInStack`. */
export const findSecrets = (secrets: readonly string[]): Promise<string[]> => findInStack(stack(), secrets);
