/** Prints a figure that a test measured, as one line: `console.log` of Jest makes five of it. */
export const report = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
