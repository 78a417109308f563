import { Option } from 'commander';
import { RELEASES } from '../releases';

const suggested = new WeakMap<Option, readonly string[]>();

/** Adds values that a shell completes for an option, which takes others too. */
export function withSuggestions(option: Option, values: readonly string[]): Option {
  suggested.set(option, values);
  return option;
}

/** Returns the values that a shell completes for an option: its choices, or what it suggests. */
export const suggestionsOf = (option: Option): readonly string[] | undefined =>
  option.argChoices ?? suggested.get(option);

/** Declares `--istio`, the option for the release of Istio; shells complete the minors that are known. */
export const istioOption = (description: string): Option =>
  withSuggestions(
    new Option('--istio <version>', description),
    RELEASES.map(({ minor }) => minor),
  );
