import { Argument, Command } from 'commander';
import { withExamples } from '../help';
import { bashScript } from './bash';
import { fishScript } from './fish';
import { tableOf, type Completed } from './table';
import { zshScript } from './zsh';

/** Writers of a script, by shell. */
export const SHELLS: Readonly<Record<'bash' | 'zsh' | 'fish', (table: readonly Completed[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Builds the command `completion`, which prints what makes a shell complete the others. */
export function completionCommand(write: (text: string) => void, whole: () => Command): Command {
  const command = new Command('completion')
    .description('print a script that makes a shell complete commands, options and their values')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SHELLS)));
  return withExamples(command, [
    'source <(istio-constructs completion bash)',
    'istio-constructs completion zsh > ~/.zfunc/_istio-constructs',
    'istio-constructs completion fish > ~/.config/fish/completions/istio-constructs.fish',
  ]).action((shell: keyof typeof SHELLS) => write(SHELLS[shell](tableOf(whole()))));
}
