import { run } from '../../lib/cli/main';

/** What a run of the command line gives. */
export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line with what comes on standard input; nothing for a terminal. */
export async function cli(
  args: readonly string[],
  input?: string,
  colours?: Parameters<typeof run>[4],
): Promise<Result> {
  const [out, err]: string[][] = [[], []];
  const write = (to: string[]) => (text: string) => void to.push(text);
  const code = await run(args, write(out), write(err), () => input, colours);
  return { code, out: out.join(''), err: err.join('') };
}
