import type { Fault, Place } from '../../place';
import { addedRequestHeader, changedHeader } from '../../primitives/headers';
import { headerValue } from '../../primitives/header-value';

/** Checks header manipulation on the way to and from a destination. */
export function checkHeaders(headers: Place | undefined): void {
  if (headers === undefined) return;
  checkDirection(headers.record('request'), addedRequestHeader);
  checkDirection(headers.record('response'), changedHeader);
}

function checkDirection(direction: Place | undefined, written: (name: string) => Fault | undefined): void {
  if (direction === undefined) return;
  for (const field of ['add', 'set']) {
    for (const [name, value] of direction.entries(field)) {
      value.report(written(name));
      value.report(headerValue(value.string));
    }
  }
  for (const name of direction.texts('remove')) name.report(changedHeader(name.string));
}
