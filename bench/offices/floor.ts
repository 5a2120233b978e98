/** The floor: the office files of a folder, each read and parsed once by the library that the relay uses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { processorMs } from './processor.ts';

const [folder] = process.argv.slice(2) as [string];
const before = processorMs();
for (const file of readdirSync(folder)) parseDocument(readFileSync(join(folder, file), 'utf8')).toJS();
process.send?.({ startMs: processorMs() - before });
process.once('disconnect', () => process.exit(0));
