import { Resource } from '@pulumi/pulumi';
import * as debuggable from '@pulumi/pulumi/runtime/debuggable';

/**
 * Keeps the SDK from writing the stack of each resource and of each promise, which it does in case somebody looks for
 * what never ends. Where Jest maps each line of a stack to its source, that takes a third of the time of a program.
 * Nothing else changes; stacks of errors stay.
 */
(Resource as unknown as { stackTrace: () => readonly unknown[] }).stackTrace = () => [];

const sdk = debuggable as { debuggablePromise: (promise: Promise<unknown>, context: unknown) => Promise<unknown> };
const { debuggablePromise } = sdk;
sdk.debuggablePromise = (promise, context) => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return debuggablePromise(promise, context);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};
