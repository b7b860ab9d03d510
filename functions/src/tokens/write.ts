/**
 * Writes what a reading verb has decided. Firestore wants every read of a transaction before its first write, so
 * the verbs read and check at once and hand back their writes. Not called, nothing has happened.
 */
export type Write = () => void;

export const nothingToWrite: Write = () => {};
