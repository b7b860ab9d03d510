/** Lines of console.error that the running test has announced; the guard lets them pass, and misses them if they never come. */
export const announced: RegExp[] = [];

/** Announces that the running test makes something say `line` by console.error, at least once. */
export function expectErrors(line: RegExp): void {
  announced.push(line);
}
