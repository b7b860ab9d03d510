/** Lines of console.error that the running test has announced; the guard lets them pass, and misses them if they never come. */
export const announced: RegExp[] = [];

/** What the running test made anything say by console.error. */
export const said: string[] = [];

/** The ways in which console.error has been listened to: loggers keep the one that they were loaded with. */
export const listened = new Set<typeof console.error>();

/** Announces that the running test makes something say `line` by console.error, at least once. */
export function expectErrors(line: RegExp): void {
  announced.push(line);
}
