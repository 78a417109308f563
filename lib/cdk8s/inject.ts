import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { injection } from '../lazy';
import type { InjectOptions } from '../injection/settings/options';
import { withFastYaml } from './output/mesh-object';

/** Has the workload written with its sidecar. Everything else about it, patches included, comes first. */
export function injectWorkload(workload: Construct, options: InjectOptions): void {
  const object = (ApiObject.isApiObject(workload) ? workload : ApiObject.of(workload)) as ApiObject;
  const inject = injection().sidecarInjector(options);
  const plain = object.toJson.bind(object);
  object.toJson = () => withFastYaml(inject(plain() as Record<string, unknown>));
}
