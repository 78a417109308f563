import type { Manifest } from '../../model';
import { DEFAULT_MINOR, knownRelease } from '../../releases/known';
import { gatewayPods, gatewayServices } from './gateway-objects';
import { completeHost } from '../objects/host-names';
import { meshSettings, type MeshSettings } from './mesh-settings';
import { Namespaces } from './namespaces';
import { ObjectIndex } from './objects';
import { Pods } from './pods';
import type { Fields } from '../objects/read';
import { Services } from './services';

export interface RegistryOptions {
  /** Istio minor. @default the newest */
  readonly version?: string;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Mesh config. @default that of the ConfigMap `istio`, if the program has it */
  readonly meshConfig?: Fields;
}

/** Declarations of a set of objects: read once, each part when it is first needed. */
export class Registry {
  readonly objects: ObjectIndex;
  readonly namespaces: Namespaces;
  readonly domain: string;
  /** Number of the minor release, on which the API's fields and defaults depend. */
  readonly release: number;
  private readonly given: Fields | undefined;
  private foundPods: Pods | undefined;
  private foundServices: Services | undefined;
  private foundMesh: MeshSettings | undefined;

  constructor(
    objects: readonly Manifest[],
    { version = DEFAULT_MINOR, clusterDomain = 'cluster.local', meshConfig }: RegistryOptions = {},
  ) {
    this.objects = new ObjectIndex(objects);
    this.namespaces = new Namespaces(this.objects);
    this.domain = clusterDomain;
    this.release = knownRelease(version);
    this.given = meshConfig;
  }

  get mesh(): MeshSettings {
    return (this.foundMesh ??= meshSettings(this.objects, this.given));
  }

  private get gateways() {
    return this.objects.of('gateway.networking.k8s.io/Gateway');
  }

  get pods(): Pods {
    return (this.foundPods ??= new Pods(this.objects, this.namespaces, gatewayPods(this.gateways)));
  }

  get services(): Services {
    return (this.foundServices ??= new Services(
      {
        services: [...this.objects.of('Service'), ...gatewayServices(this.gateways)],
        entries: this.objects.of('networking.istio.io/ServiceEntry'),
        workloads: this.objects.of('networking.istio.io/WorkloadEntry'),
      },
      this.pods,
      this.domain,
    ));
  }

  /** Returns a host as istiod completes it for an object of a namespace. */
  fullHost(host: string, namespace: string): string {
    return completeHost(host, namespace, this.domain);
  }
}
