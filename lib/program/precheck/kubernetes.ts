import { minorOf, releaseNumber } from '../../model';
import { findRelease } from '../../releases';
import { finding, type PrecheckCheck } from './check';
import type { ControlPlane } from './planes';
import type { PrecheckFinding } from './types';

/** Reports control planes whose release is not supported on the version of Kubernetes. */
export const kubernetesVersion: PrecheckCheck = ({ planes, kubernetes }) =>
  kubernetes === undefined ? [] : planes.flatMap((plane) => unsupported(plane, kubernetes));

const IMAGE = 'spec.template.spec.containers[0].image';

function unsupported({ object, version }: ControlPlane, kubernetes: string): PrecheckFinding[] {
  const release = version === undefined ? undefined : findRelease(version);
  if (version === undefined || release === undefined) return [];
  const minor = minorOf(version);
  if (release.kubernetes === undefined)
    return [
      finding('kubernetes-unknown', object, IMAGE, {
        severity: 'warning',
        found: kubernetes,
        message: `which versions of Kubernetes Istio ${minor} is supported on was not announced when this was made`,
        fix: 'look it up in the announcement of the release',
      }),
    ];
  const [oldest, newest] = release.kubernetes;
  const number = releaseNumber(kubernetes);
  if (number >= releaseNumber(oldest) && number <= releaseNumber(newest)) return [];
  const isOlder = number < releaseNumber(oldest);
  return [
    finding('kubernetes-version', object, IMAGE, {
      severity: isOlder ? 'error' : 'warning',
      found: kubernetes,
      message: `Istio ${minor} is supported on Kubernetes ${oldest} to ${newest}`,
      fix: isOlder ? `upgrade Kubernetes to ${oldest} first` : 'wait for a release of Istio that is supported there',
    }),
  ];
}
