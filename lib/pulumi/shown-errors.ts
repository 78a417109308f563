import { MeshProblems } from '../model';

// By this Pulumi knows errors that users are to read (`pulumi.RunError`): it shows the message, without the stack of our code.
Object.defineProperty(MeshProblems.prototype, '__pulumiRunError', { value: true });
