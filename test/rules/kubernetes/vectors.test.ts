import { quantityNanos } from '../../../lib/model/quantity';
import { kubernetesProblems } from '../../../lib/rules/kubernetes';
import * as names from '../../../lib/rules/kubernetes/formats/names';
import type { Format } from '../../../lib/rules/kubernetes/formats/names';
import { cidr, ip, plainCidr, plainIp } from '../../../lib/rules/kubernetes/formats/network';
import { FORMATS, generatedObjects, generatedTexts, type FormatName } from './generated';
import verdicts from './verdicts.data.json';

const taken = (format: Format) => (text: string) => format(text) === undefined;
const both = (first: Format, second: Format) => (text: string) => taken(first)(text) && taken(second)(text);

const OURS: Readonly<Record<FormatName, (text: string) => boolean>> = {
  quantity: (text) => quantityNanos(text) !== undefined,
  ip: taken(ip),
  cidr: taken(cidr),
  strictIp: both(ip, plainIp),
  strictCidr: both(cidr, plainCidr),
  dnsLabel: taken(names.dnsLabel),
  dnsSubdomain: taken(names.dnsSubdomain),
  dns1035Label: taken(names.dns1035Label),
  qualifiedName: taken(names.qualifiedName),
  labelValue: taken(names.labelValue),
  envName: taken(names.envName),
  strictEnvName: taken(names.newEnvName),
  portName: taken(names.portName),
  configKey: taken(names.configKey),
  headerName: taken(names.headerName),
};

describe('texts are taken and refused as by Kubernetes', () => {
  const texts = generatedTexts();
  test.each(FORMATS)('%s', (format) => {
    const expected = verdicts.texts[format];
    expect(expected).toHaveLength(300);
    const wrong = texts[format].filter((text, i) => OURS[format](text) !== (expected[i] === '1'));
    expect(wrong).toEqual([]);
    expect(new Set(expected).size).toBe(2);
  });
});

describe('objects are taken and refused as by the API server', () => {
  const objects = generatedObjects();
  test.each(Object.entries(verdicts.objects))('%s', (kind, expected) => {
    expect(objects[kind]).toHaveLength(expected.length);
    const wrong = objects[kind].flatMap((object, i) => {
      const errors = kubernetesProblems(object).filter(({ severity }) => severity === 'error');
      return (errors.length === 0) === (expected[i] === '1') ? [] : [{ object, errors }];
    });
    expect(wrong).toEqual([]);
  });
});
