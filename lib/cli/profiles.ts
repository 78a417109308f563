import { Command } from 'commander';
import { aligned } from '../model/aligned';
import { PROFILES, type Profile } from '../releases/names';
import { PROFILE_COMPONENTS } from '../releases/profiles';

const COLUMNS = ['base', 'pilot', 'cni', 'ztunnel', 'ingressGateway', 'egressGateway'] as const;

export function profilesCommand(write: (text: string) => void): Command {
  return new Command('profiles')
    .description('what each profile switches on')
    .addHelpText(
      'after',
      `
Examples:
  istio-constructs profiles
  istio-constructs profiles | grep ambient`,
    )
    .action(() => write(aligned([['PROFILE', ...COLUMNS, 'values', 'platform'], ...PROFILES.map(row)])));
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
