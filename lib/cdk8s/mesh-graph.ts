import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { writeAtSynth } from '../lazy';
import type { GraphFilesProps } from '../program/graph';
import { Program } from './program/program';

/** Picture of the program, which `synth` writes beside the manifests: `mesh.html`, and `mesh.mmd` for reviews. */
export class MeshGraph extends Construct {
  constructor(scope: Construct, id: string, props: GraphFilesProps = {}) {
    super(scope, id);
    writeAtSynth()(App.of(this), () => Program.of(this).objectsOf(), props);
  }
}
