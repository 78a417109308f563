import { native } from '../../schema/rules/native';
import { type Breach, has } from '../../schema/rules/rule';

const CURVES = ['P-224', 'P-256', 'P-521', 'P-384', 'X25519', 'X25519Kyber768Draft00', 'X25519MLKEM768'];

function badCurves(value: unknown): Breach[] {
  const curves = Array.isArray(value) ? value : [];
  return curves.flatMap((curve, i): Breach[] => {
    const at = `[${i}]`;
    if (!CURVES.includes(String(curve)))
      return [{ at, found: curve, message: 'the curve is not known', fix: `use one of ${CURVES.join(', ')}` }];
    return curves.indexOf(curve) < i
      ? [{ at, found: curve, message: 'the curve is named twice', fix: 'remove one of them' }]
      : [];
  });
}
/** Rule that curves of key exchange are known ones, each named once. */
export const knownCurves = native({
  name: 'ecdh-curve',
  message: 'each curve must be a known one, named once',
  holds: (value) => badCurves(value).length === 0,
  locate: badCurves,
});
/** Rule that `meshMTLS` has no curves. */
export const noCurves = native({
  name: 'mesh-mtls-curves',
  message: 'meshMTLS takes no ecdhCurves',
  fix: 'set tlsDefaults.ecdhCurves, or remove it',
  holds: (value) => !has(value, 'ecdhCurves') || (value as { ecdhCurves: unknown[] }).ecdhCurves.length === 0,
  locate: (value) => [{ at: '.ecdhCurves', found: (value as { ecdhCurves: unknown }).ecdhCurves }],
});
