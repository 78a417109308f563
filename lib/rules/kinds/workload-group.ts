import type { KindRules } from '../kind-rules';
import type { Place } from '../place';
import { probeHeader } from '../primitives/headers';
import { checkLabels } from '../primitives/labels';
import { checkPort } from '../primitives/numbers';

const SECONDS = ['periodSeconds', 'initialDelaySeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'];

/**
 * Rules of istiod's webhook for WorkloadGroup: https://istio.io/latest/docs/reference/config/networking/workload-group/
 */
export const workloadGroupRules: KindRules = ({ spec }) => {
  if (!spec.has('template'))
    spec.at('template').error('template-missing', 'a group says what its workloads are like', 'add template');
  const metadata = spec.record('metadata');
  if (metadata !== undefined) checkLabels(metadata, 'labels');
  const probe = spec.record('probe');
  if (probe !== undefined) checkProbe(probe);
};

function checkProbe(probe: Place): void {
  for (const field of SECONDS.filter((name) => probe.number(name) < 0))
    probe.at(field).error('probe-negative', 'this cannot be negative', 'write 0 or more');
  const [http, socket, exec] = [probe.record('httpGet'), probe.record('tcpSocket'), probe.record('exec')];
  if (http !== undefined) {
    checkPort(http, 'port');
    for (const header of http.list('httpHeaders')) header.at('name').report(probeHeader(header.text('name')));
  } else if (socket !== undefined) {
    checkPort(socket, 'port');
  } else if (exec !== undefined) {
    if (exec.size('command') === 0)
      exec.at('command').error('probe-command', 'a probe needs the command that it runs', 'set command');
  } else if (probe.has('grpc')) {
    probe
      .at('grpc')
      .error('probe-grpc', 'the schema has gRPC probes, but istiod refuses them', 'use httpGet, tcpSocket or exec');
  } else {
    probe.error('probe-missing', 'a probe must say how it asks', 'add httpGet, tcpSocket or exec');
  }
}
