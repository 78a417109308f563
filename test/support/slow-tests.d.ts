/** Results of one file, as Jest hands them to a reporter. */
interface FileResult {
  readonly testResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
}

declare class SlowTests {
  constructor(config: { rootDir: string }, options?: { print?: (text: string) => void; load?: () => number });
  onTestResult(test: { path: string }, result: FileResult): void;
  onRunComplete(): void;
  getLastError(): Error | undefined;
}
export = SlowTests;
