import { expect as imported, test as testOf } from '@jest/globals';
import { simulate } from '../../lib/testing/index';
import '../../lib/testing/jest-globals';
import { SHOP } from '../program/simulate/shop';

const mesh = simulate(SHOP);

testOf('the imported `expect` has the matchers, and their types', async () => {
  const verdict = mesh.request({ from: 'shop/web-v1', url: 'http://orders/' });
  imported(verdict).toGoTo('orders');
  imported(verdict).not.toBeBlocked();
  await imported(Promise.resolve(verdict)).resolves.toGoTo('orders');
  imported(() => imported(verdict).toGoTo('web')).toThrow('orders');
});

testOf('the global `expect` has them too', () => {
  expect(mesh.request({ from: 'shop/web-v1', url: 'http://orders/' })).toGoTo('orders');
});

/** Calls that must not compile. They are never made. */
const never = (..._bodies: (() => unknown)[]): void => undefined;

testOf('what is wrong does not compile', () =>
  never(
    // @ts-expect-error a host is needed
    () => imported(1).toGoTo(),
    // @ts-expect-error a share is a number
    () => imported(1).toSplit({ v1: '90' }),
    // @ts-expect-error a status is a number
    () => expect(1).toRespond('404'),
    // @ts-expect-error a proxy is no place where requests are denied
    () => expect(1).toBeDenied({ where: 'proxy' }),
    // @ts-expect-error a detail that no verdict has
    () => expect(1).toGoTo('orders', { subsett: 'v1' }),
  ),
);
