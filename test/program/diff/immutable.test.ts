import { diffMeshes } from '../../../lib/manifests';
import { FIELD_CHANGES, REFUSED } from '../../cluster/field-changes';

test('the API server refuses what the comparison calls immutable, and takes the rest', () => {
  const immutable = FIELD_CHANGES.filter(([, [before, after]]) =>
    diffMeshes([before], [after]).some(({ effects }) => effects.some(({ kind }) => kind === 'immutable')),
  );
  expect(immutable.map(([change]) => change)).toEqual(REFUSED);
});
