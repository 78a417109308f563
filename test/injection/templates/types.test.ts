import type { PodTemplateData, TemplateValues } from '../../../lib/injection/templates/template-data';
import {
  annotation,
  eq,
  label,
  map,
  optionalField,
  path,
  printTemplate,
  raw,
  text,
  when,
} from '../../../lib/injection/templates/language';
import { templateRelease } from '../../../lib/injection/templates/release';
import { NEWEST_VERSION } from '../../support/releases';

const values = path<TemplateValues>('$.Values');
const pod = path<PodTemplateData>('$');

/**
 * Each line compiles only because the compiler refuses what is under the comment: if it accepts it, the type check
 * fails.
 */
const refused = {
  value: () => {
    // @ts-expect-error no such Helm value
    return raw(values.global.proxy.privilged);
  },
  throughLeaf: () => {
    // @ts-expect-error a string has no fields
    return values.global.network.name;
  },
  throughMap: () => {
    // @ts-expect-error maps with free keys are read with a function
    return pod.ProxyConfig.ProxyMetadata.FOO;
  },
  dataField: () => {
    // @ts-expect-error no such field of the data
    return pod.ProxyUuid;
  },
  annotationName: () => {
    // @ts-expect-error no such annotation
    return annotation('sidecar.istio.io/proxyCpu');
  },
  labelName: () => {
    // @ts-expect-error no such label
    return label('service.istio.io/canonical-version');
  },
  comparison: () => {
    // @ts-expect-error a string is never equal to a number
    return eq(values.global.network, 1);
  },
  scalar: () => {
    // @ts-expect-error a boolean must be printed raw
    return map({ privileged: values.global.proxy.privileged });
  },
  structure: () => {
    // @ts-expect-error a structure must be embedded
    return map({ resources: values.global.proxy.resources });
  },
  textPart: () => {
    // @ts-expect-error a structure is no text
    return text`a${values.global.proxy.resources}`;
  },
  optional: () => {
    // @ts-expect-error no such field
    return optionalField(values.pilot.env, 'ENABLE_CLUSTER_TRUST_BUNDLES');
  },
};

describe('types of the template language', () => {
  it('know which paths end in a string, a number or a structure', () => {
    const document = map(
      { a: values.global.network, b: raw(values.global.sts.servicePort), c: text`${values.global.logAsJson}` },
      when(eq(values.global.proxy.tracer, 'zipkin'), [{ d: annotation('sidecar.istio.io/logLevel') }]),
    );
    expect(printTemplate({ name: 'typed', documents: [document] }, templateRelease(NEWEST_VERSION))).toBe(
      [
        'a: {{ $.Values.global.network | quote }}',
        'b: {{ $.Values.global.sts.servicePort }}',
        'c: {{ printf "%v" $.Values.global.logAsJson | quote }}',
        '{{- if eq $.Values.global.proxy.tracer "zipkin" }}',
        'd: {{ index $.ObjectMeta.Annotations "sidecar.istio.io/logLevel" | quote }}',
        '{{- end }}',
        '',
      ].join('\n'),
    );
  });

  it('refuse eleven slips at compile time', () => {
    expect(Object.keys(refused)).toHaveLength(11);
  });
});
