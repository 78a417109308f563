import * as pulumi from '@pulumi/pulumi';
import { MockMonitor } from '@pulumi/pulumi/runtime/mocks';
import * as settings from '@pulumi/pulumi/runtime/settings';
import '../support/pulumi-stacks';

/** One registration, as the engine gets it. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  /** As on the wire: secrets and unknowns are marked. */
  readonly inputs: Record<string, unknown>;
  readonly dependsOn: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly provider: string;
  readonly version: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly additionalSecretOutputs: readonly string[];
  readonly custom: boolean;
  readonly createTimeout: string;
  /** Each option that is set, apart from parent, provider, dependencies and version. */
  readonly options: Readonly<Record<string, unknown>>;
}

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const SIGNATURE = '4dabf18193072939515e22adb298388d';

let registered: Registered[] = [];
let componentOutputs: unknown[] = [];
let warnings: string[] = [];

interface AliasRequest {
  getUrn(): string;
  getSpec(): { toObject(): Record<string, unknown> } | undefined;
}
interface Timeouts {
  getCreate(): string;
  getUpdate(): string;
  getDelete(): string;
  getRead(): string;
}

interface Request {
  getType(): string;
  getName(): string;
  getParent(): string;
  getProvider(): string;
  getVersion(): string;
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getCustom(): boolean;
  getObject(): { toJavaScript(): Record<string, unknown> };
  getDependenciesList(): string[];
  getAdditionalsecretoutputsList(): string[];
  getPropertydependenciesMap(): { forEach(each: (value: { getUrnsList(): string[] }, key: string) => void): void };
  getCustomtimeouts(): Timeouts | undefined;
  hasProtect(): boolean;
  hasRetainondelete(): boolean;
  getIgnorechangesList(): string[];
  getReplaceonchangesList(): string[];
  getHidediffsList(): string[];
  getAliasesList(): AliasRequest[];
  getAliasurnsList(): string[];
  getDeletedwith(): string;
  getPlugindownloadurl(): string;
  getImportid(): string;
  getDeletebeforereplacedefined(): boolean;
  getDeletebeforereplace(): boolean;
  getTransformsList(): unknown[];
  getReplaceWithList(): string[];
  getProvidersMap(): { forEach(each: (value: string, key: string) => void): void };
}

/** What an alias says of the former name; empty parts are left out. */
function aliasOf(alias: AliasRequest): unknown {
  const spec = alias.getSpec()?.toObject();
  return spec
    ? Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== '' && value !== false))
    : alias.getUrn();
}

function optionsOf(req: Request): Record<string, unknown> {
  const timeouts = req.getCustomtimeouts();
  const providers: Record<string, string> = {};
  req.getProvidersMap().forEach((value, key) => {
    providers[key] = value.replace(/::[^:]*$/, '');
  });
  const all: Record<string, unknown> = {
    protect: req.hasProtect() ? req.getProtect() : undefined,
    retainOnDelete: req.hasRetainondelete() ? req.getRetainondelete() : undefined,
    ignoreChanges: req.getIgnorechangesList(),
    replaceOnChanges: req.getReplaceonchangesList(),
    hideDiffs: req.getHidediffsList(),
    replaceWith: req.getReplaceWithList(),
    aliases: [...req.getAliasesList().map(aliasOf), ...req.getAliasurnsList()],
    deletedWith: req.getDeletedwith(),
    pluginDownloadURL: req.getPlugindownloadurl(),
    import: req.getImportid(),
    deleteBeforeReplace: req.getDeletebeforereplacedefined() ? req.getDeletebeforereplace() : undefined,
    additionalSecretOutputs: req.getAdditionalsecretoutputsList(),
    transforms: req.getTransformsList().length,
    providers,
    customTimeouts: {
      create: timeouts?.getCreate() ?? '',
      update: timeouts?.getUpdate() ?? '',
      delete: timeouts?.getDelete() ?? '',
      read: timeouts?.getRead() ?? '',
    },
  };
  const isSet = (value: unknown): boolean =>
    typeof value === 'object' && value !== null
      ? Object.values(value).some((item) => item !== '')
      : value !== undefined && value !== '' && value !== 0;
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isSet(value)));
}

interface Monitor {
  newUrn(parent: string, type: string, name: string): string;
  registerResource(req: Request, callback: unknown): Promise<void>;
  registerResourceOutputs(req: { getOutputs(): { toJavaScript(): unknown } | undefined }, callback: unknown): void;
}

function dependenciesByProperty(req: Request): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  req.getPropertydependenciesMap().forEach((value, key) => {
    found[key] = value.getUrnsList();
  });
  return found;
}

const monitor = MockMonitor.prototype as unknown as Monitor;
const plainRegister = monitor.registerResource;
monitor.registerResource = function (this: Monitor, req: Request, callback: unknown) {
  registered.push({
    urn: this.newUrn(req.getParent(), req.getType(), req.getName()),
    type: req.getType(),
    name: req.getName(),
    parent: req.getParent(),
    inputs: req.getObject().toJavaScript(),
    dependsOn: req.getDependenciesList(),
    propertyDependencies: dependenciesByProperty(req),
    provider: req.getProvider(),
    version: req.getVersion(),
    protect: req.getProtect(),
    retainOnDelete: req.getRetainondelete(),
    additionalSecretOutputs: req.getAdditionalsecretoutputsList(),
    custom: req.getCustom(),
    createTimeout: req.getCustomtimeouts()?.getCreate() ?? '',
    options: optionsOf(req),
  });
  return plainRegister.call(this, req, callback);
};
const plainOutputs = monitor.registerResourceOutputs;
monitor.registerResourceOutputs = function (this: Monitor, req, callback) {
  componentOutputs.push(req.getOutputs()?.toJavaScript());
  return plainOutputs.call(this, req, callback);
};

export interface Run<T> {
  readonly result: T;
  readonly resources: readonly Registered[];
  /** Kubernetes objects only, by name. */
  readonly objects: ReadonlyMap<string, Registered>;
  readonly componentOutputs: readonly unknown[];
  readonly warnings: readonly string[];
}

/** Rounds of the event loop in which nothing may happen; in one of them modules may be loaded, which blocks it. */
const QUIET_ROUNDS = 6;

/** Waits until nothing more is registered: what is registered may lead to more, some turns of the event loop later. */
async function quiet(): Promise<void> {
  let [before, rounds] = [-1, 0];
  while (rounds < QUIET_ROUNDS) {
    await (settings as unknown as { waitForRPCs(): Promise<void> }).waitForRPCs();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const now = registered.length + componentOutputs.length;
    rounds = now === before ? rounds + 1 : 0;
    before = now;
  }
}

/** One resource, as the program declares it. */
interface Declared {
  readonly name: string;
  readonly type: string;
  readonly inputs: Record<string, unknown>;
}

/**
 * Runs a program against mocks, and waits until everything is registered.
 *
 * @param options `written` returns what the cluster writes into an object, beside what the program declares
 */
export async function run<T>(
  program: () => T | Promise<T>,
  { preview = false, stackOutputs = {} as object, written = (_: Declared): object => ({}) } = {},
): Promise<Run<T>> {
  registered = [];
  componentOutputs = [];
  warnings = [];
  const stateOf = (declared: Declared): object => ({ ...declared.inputs, ...written(declared) });
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, type, inputs }) => ({
        id: `${name}-id`,
        state: type === 'pulumi:pulumi:StackReference' ? { outputs: stackOutputs } : stateOf({ name, type, inputs }),
      }),
      call: ({ inputs }) => inputs as object,
    },
    'shop',
    'dev',
    preview,
  );
  jest.spyOn(pulumi.log, 'warn').mockImplementation(async (text) => {
    warnings.push(text);
  });
  try {
    const result = await program();
    await new Promise((resolve) => setImmediate(resolve));
    await quiet();
    const objects = new Map(
      registered.filter(({ type }) => type.startsWith('kubernetes:')).map((resource) => [resource.name, resource]),
    );
    return { result, resources: registered, objects, componentOutputs, warnings };
  } finally {
    jest.restoreAllMocks();
  }
}

/** A value on the wire as a plain one, with where it is secret and where unknown. */
export function decoded(value: unknown): { value: unknown; secrets: string[]; unknowns: string[] } {
  const secrets: string[] = [];
  const unknowns: string[] = [];
  const read = (item: unknown, path: string): unknown => {
    if (item === UNKNOWN) {
      unknowns.push(path);
      return undefined;
    }
    if (Array.isArray(item)) return item.map((inner, i) => read(inner, `${path}[${i}]`));
    if (typeof item !== 'object' || item === null) return item;
    if (SIGNATURE in item) {
      secrets.push(path);
      return read((item as unknown as { value: unknown }).value, path);
    }
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [key, read(inner, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return { value: read(value, ''), secrets, unknowns };
}

/** A resource of somebody else, whose output the program uses. */
export class Source extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, value: unknown) {
    super('test:index:Source', name, { value }, {});
  }
}

/** An Output that is not known before `up`. To be made within a program that previews. */
export const unknown = <T>(name = 'source'): pulumi.Output<T> =>
  new Source(name, UNKNOWN).value as unknown as pulumi.Output<T>;

/** Values as the wire has them: without fields that are undefined. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
