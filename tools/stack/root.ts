import { dirname } from 'node:path';

/** The project's folder. */
export const ROOT = dirname(dirname(import.meta.dirname));
