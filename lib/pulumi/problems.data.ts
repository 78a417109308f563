import type { ProblemTexts } from '../model/problem-texts';

/* Codes of programs for Pulumi. */

export const PULUMI_PROBLEMS = {
  'changes-shape': {
    means:
      'The value of an Output, once known, changes which objects there are or what they are called, which had to ' +
      'be registered before.',
    fix: 'Pass a plain value.',
  },
  'no-args': {
    means: 'The args of a component are not an object.',
    fix: 'Give them by their names: `{ ... }`.',
  },
  'no-mesh': {
    means: '`mesh` is no ServiceMesh of this program.',
    fix: 'Declare the mesh first, and pass it.',
  },
  'no-reference': {
    means: 'A resource is passed in place of a name that the library cannot read a name from.',
    fix: 'Pass a resource of `@pulumi/kubernetes`, or write the name.',
  },
  'no-sample': {
    means:
      'No value tried in place of an Output is legal beside the other props, so that the library cannot find out ' +
      'what depends on it.',
    fix: 'Pass a plain value here, or in place of the Outputs beside it.',
  },
  'no-switch': {
    means: 'A switch that decides how resources are registered is an Output, or no boolean.',
    fix: 'Pass `true` or `false`.',
  },
  'no-value': {
    means: 'An Output turns out to have no value. Whether a prop is there must be known when the program runs.',
    fix: 'Leave the prop out, or say what to use instead: `.apply((value) => value ?? ...)`.',
  },
  'output-in-text': {
    means: 'An Output was put into a text with `+` or a template, where its value cannot be known yet.',
    fix: 'Use ``pulumi.interpolate`...` ``, or `.apply()`.',
  },
  'structural': {
    means:
      'The prop decides which objects there are or what they are called, and is an Output. Its value must be known ' +
      'when the program runs.',
    fix: 'Pass a plain value.',
  },
  'too-late': {
    means:
      'A method is called after the objects that it would change were registered, which happens when the program ' +
      'first waits.',
    fix: 'Call it before the program awaits anything.',
  },
  'waits-for-itself': {
    means:
      'A Namespace waits for a component by `dependsOn`, and an object of that component waits for the Namespace: ' +
      'neither would ever be made.',
    fix: 'Leave the component out of the `dependsOn` of the Namespace; what runs in the namespace may wait for it.',
  },
  'whole-object': {
    means: 'A whole list or map is an Output, but its shape must be known when the program runs.',
    fix: 'Pass a plain list or map, with Outputs in it.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `pulumi/`. */
export type PulumiCode = keyof typeof PULUMI_PROBLEMS;
