import { writeFileSync } from 'node:fs';
import { propsSchema } from './generate/props-schema';

/** Writes the JSON schema of `props.yaml` to the file that is named. */
writeFileSync(process.argv[2], `${JSON.stringify(propsSchema())}\n`);
