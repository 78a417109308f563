import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../model';
import { graphFiles, type GraphFilesProps } from './files';
import { meshGraph } from './index';

/** App that writes manifests into a folder. */
interface Synthesized {
  readonly outdir: string;
  synth(): void;
}

/** Makes an app write pictures of its objects beside its manifests. */
export function writeAtSynth(app: Synthesized, objectsOf: () => readonly Manifest[], props: GraphFilesProps): void {
  const synth = app.synth.bind(app);
  app.synth = () => {
    synth();
    const objects = objectsOf();
    const files = graphFiles(meshGraph(objects, props), objects, props);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(app.outdir, name), text);
  };
}
