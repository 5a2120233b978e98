/** `npm run office -- VERB …`: what operators do with a whole office. */
import { err } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Config } from '../config.ts';
import { exportCommand, EXPORT_USAGE } from './export.ts';
import { retireCommand, RETIRE_USAGE } from './retire.ts';

export async function officeCommand(
  [verb, ...args]: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  switch (verb) {
    case 'retire':
      return retireCommand(args, config);
    case 'export':
      return exportCommand(args, config);
    default:
      return err([RETIRE_USAGE, EXPORT_USAGE]);
  }
}
