import { findInStack } from '../../tools/test/find_in_stack.ts';
import { stack } from './stack.ts';

/** Every place of the running stack where one of `secrets` stands in the clear: see `findInStack`. */
export const findSecrets = (secrets: readonly string[]): Promise<string[]> => findInStack(stack(), secrets);
