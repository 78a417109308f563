import { Command } from 'commander';
import { aligned } from '../model/aligned';
import { withExamples } from './help';
import { withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { PROFILES, type Profile } from '../releases/names';
import { PROFILE_COMPONENTS } from '../releases/profiles';

const COLUMNS = ['base', 'pilot', 'cni', 'ztunnel', 'ingressGateway', 'egressGateway'] as const;

export function profilesCommand(write: (text: string) => void): Command {
  const command = new Command('profiles').description('what each profile switches on');
  return withExamples(withOutput(command), [
    'istio-constructs profiles',
    'istio-constructs profiles | grep ambient',
    'istio-constructs profiles -o json',
  ]).action(({ output }: OutputOptions) =>
    write(
      output === 'json'
        ? printJson(Object.fromEntries(PROFILES.map((profile) => [profile, switches(profile)])))
        : aligned([['PROFILE', ...COLUMNS, 'values', 'platform'], ...PROFILES.map(row)]),
    ),
  );
}

/** Returns what a profile switches on, by component, with its set of values and its platform. */
function switches(profile: Profile): object {
  const { valueSet, platform, ...components } = PROFILE_COMPONENTS[profile];
  const on = Object.fromEntries(COLUMNS.map((column) => [column, components[column] === true]));
  return { ...on, ...(valueSet !== undefined && { values: valueSet }), ...(platform !== undefined && { platform }) };
}

function row(profile: Profile): string[] {
  const components = PROFILE_COMPONENTS[profile];
  return [
    profile,
    ...COLUMNS.map((column) => (components[column] ? 'yes' : '-')),
    components.valueSet ?? '-',
    components.platform ?? '-',
  ];
}
