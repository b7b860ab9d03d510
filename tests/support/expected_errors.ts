/** Lines of console.error that the running test expects. It fails if they are not logged. */
export const expectedErrors: RegExp[] = [];

/** All lines that were logged with console.error during the running test. */
export const loggedErrors: string[] = [];

/** Versions of console.error that are already wrapped. A logger keeps the one that existed when it was loaded. */
export const wrappedLoggers = new Set<typeof console.error>();

/** Declares that the running test logs `line` with console.error at least once. */
export function expectErrors(line: RegExp): void {
  expectedErrors.push(line);
}
