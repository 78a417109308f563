import type { Option } from 'commander';

const suggested = new WeakMap<Option, readonly string[]>();

/** Adds values that a shell completes for an option, which takes others too. */
export function withSuggestions(option: Option, values: readonly string[]): Option {
  suggested.set(option, values);
  return option;
}

/** Returns the values that a shell completes for an option: its choices, or what it suggests. */
export const suggestionsOf = (option: Option): readonly string[] | undefined =>
  option.argChoices ?? suggested.get(option);
