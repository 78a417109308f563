import type { Construct } from 'constructs';
import type { Manifest, Problem } from '../../model';
import { intendedId, problemsOfWritten, type IntentRule, type Requests } from '../../policies/intents';
import { resolveReferences } from '../../policies/references/references';
import { Policy } from '../policy';
import { CHECK } from '../program/program';
import { throwAt } from './throw-at';

/** An object that an intent wrote. */
export class WrittenPolicy extends Policy {
  constructor(
    scope: Construct,
    id: string,
    { apiVersion, kind, metadata: { name, namespace, ...metadata }, spec }: Manifest,
  ) {
    super(scope, id, { apiVersion, kind }, { name, namespace, metadata, ...(spec as object) });
  }

  /** @internal */
  override [CHECK](): { readonly json: Manifest; readonly problems: Problem[] } {
    const { json, problems } = super[CHECK]();
    return { json, problems: problemsOfWritten(problems) };
  }
}

/** The place of the objects of an intent. */
interface IntentPlace {
  /** Made when the first object is written: a request that is refused leaves nothing behind. */
  readonly scope: () => Construct;
  /** First part of the ids of the constructs. @default - none */
  readonly prefix?: string;
  /** The construct whose path problems have. */
  readonly at: Construct;
}

/** The constructs of one intent, each `PREFIX-KIND-NAME`, which are written anew with each request. */
export class Intent<Request> implements Requests<Request, Construct> {
  private requests: readonly Request[] = [];
  private home: Construct | undefined;
  private readonly byId = new Map<string, WrittenPolicy>();

  constructor(
    private readonly place: IntentPlace,
    private readonly rule: IntentRule<Request>,
  ) {}

  get all(): readonly Request[] {
    return this.requests;
  }

  get scope(): Construct {
    return (this.home ??= this.place.scope());
  }

  get policies(): WrittenPolicy[] {
    return [...this.byId.values()];
  }

  /** @throws MeshProblems for a request that cannot be met; it then does not count */
  add(request: Request): this {
    const all = [...this.requests, request];
    const { objects, problems = [] } = this.rule.render(all);
    throwAt(this.place.at, problems);
    this.requests = all;
    for (const object of objects) this.write(object);
    return this;
  }

  /**
   * Services that are named for the first time become part of the program, which is why references are resolved here.
   */
  private write(manifest: Manifest): void {
    const { scope } = this;
    const { prefix } = this.place;
    const ownId = intendedId(this.rule, manifest);
    const id = prefix === undefined ? ownId : `${prefix}-${ownId}`;
    const { kind, metadata, spec } = manifest;
    resolveReferences(spec, { kind, namespace: metadata.namespace, scope });
    const before = this.byId.get(id);
    if (before) before.replaceSpec(spec as object);
    else this.byId.set(id, new WrittenPolicy(scope, id, manifest));
  }
}
