import type { Problem } from '../../model';
import type { MeshProps } from '../../props';
import { error } from './names';

/** Registries that Istio stops serving at the end of 2026. */
const ENDING_REGISTRIES = ['registry.istio.io', 'gcr.io/istio-release'];

/** Returns the tag at the end of a registry's path. A number behind a bare host name is its port. */
function tagIn(hub: string): string | undefined {
  const last = hub.slice(hub.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  if (colon < 0 || (last === hub && /^\d+$/.test(last.slice(colon + 1)))) return undefined;
  return last.slice(colon + 1);
}

function taggedHub(hub: string, tag: string): Problem {
  const rest = hub.slice(0, hub.length - tag.length - 1);
  const fix = `write ${JSON.stringify(rest)}, and give ${JSON.stringify(tag)} as \`tag\``;
  return error('hub', 'hub-tag', hub, 'the names of images follow the registry, so a tag cannot stand here', fix);
}

/** Validates the registry and the tag of the images. */
export function imageProblems(props: MeshProps): Problem[] {
  const { hub, tag } = props;
  const problems: Problem[] = [];
  if (typeof hub === 'string') {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(hub);
    if (scheme)
      problems.push(
        error(
          'hub',
          'hub-scheme',
          hub,
          'an image reference has no scheme',
          `write ${JSON.stringify(hub.slice(scheme[0].length))}`,
        ),
      );
    else if (/\/$/.test(hub))
      problems.push(
        error(
          'hub',
          'hub-slash',
          hub,
          'the image name is joined with "/"',
          `write ${JSON.stringify(hub.replace(/\/+$/, ''))}`,
        ),
      );
    else if (tagIn(hub) !== undefined) problems.push(taggedHub(hub, tagIn(hub) as string));
    else if (/[\s@]|[A-Z]/.test(hub))
      problems.push(
        error('hub', 'hub-form', hub, 'this is not a registry and path', "write it as 'registry.example.com/istio'"),
      );
    const ending = ENDING_REGISTRIES.find((registry) => hub === registry || hub.startsWith(`${registry}/`));
    if (ending) {
      problems.push({
        severity: 'warning',
        code: 'props/hub-ends',
        path: 'hub',
        found: hub,
        message: `Istio stops serving ${ending} at the end of 2026`,
        fix: "use 'docker.io/istio', or a mirror of your own",
      });
    }
  }
  if (typeof tag === 'string' && !/^[\w][\w.-]{0,127}$/.test(tag)) {
    problems.push(
      error('tag', 'tag-form', tag, 'this is not an image tag', 'use letters, digits, "_", "." and "-", at most 128'),
    );
  }
  return problems;
}
