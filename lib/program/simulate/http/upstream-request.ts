import type { HttpRequest } from './http-request';
import type { PathMatch } from '../routes/conditions';
import type { Rewrite } from '../routes/model';

/** Returns the path that the upstream gets, without the query; undefined where it is not known. */
export function rewrittenPath(rewrite: Rewrite, request: HttpRequest, matched: PathMatch): string | undefined {
  return rewrite.path === undefined ? request.path : rewrite.path(request.path, matched);
}
