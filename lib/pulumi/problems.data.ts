import type { ProblemTexts } from '../model/problem-texts';

/* Codes of programs for Pulumi, beside those of Outputs (`lib/outputs`). */

export const PULUMI_PROBLEMS = {
  'no-mesh': {
    means: '`mesh` is no ServiceMesh of this program.',
    fix: 'Declare the mesh first, and pass it.',
  },
  'no-reference': {
    means: 'A resource is passed in place of a name that the library cannot read a name from.',
    fix: 'Pass a resource of `@pulumi/kubernetes`, or write the name.',
  },
  'no-switch': {
    means: 'A switch that decides how resources are registered is an Output, or no boolean.',
    fix: 'Pass `true` or `false`.',
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
} satisfies ProblemTexts;

/** The last part of a code that begins with `pulumi/`. */
export type PulumiCode = keyof typeof PULUMI_PROBLEMS;
