/** `npm run lead-link -- OFFICE`: a link with which another lead gets an account, where the only one forgot the password. */
import { officeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { digestOf, newSecret } from '../accounts/secrets.ts';
import { withAccounts } from './account.ts';
import { officesWithFile, unknownOffice } from './mistyped.ts';
import type { Config } from '../config.ts';
import { localUrl } from '../http/listen.ts';

const LINK_HOURS = 24;

export async function leadLinkCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift' | 'publicUrl' | 'host' | 'port' | 'provider'>,
): Promise<Result<string[], string[]>> {
  const [office, ...more] = args;
  if (office === undefined || more.length > 0 || office.startsWith('--'))
    return err(['Say `npm run lead-link -- OFFICE`, with the id of the office and no option.']);
  if (config.provider?.only) {
    return err([
      'OIDC_ONLY is set: no account with a password can be made. Give a member the role of a lead at the provider, or start the relay without OIDC_ONLY first.',
    ]);
  }
  return withAccounts(config.dataDir, async (accounts) => {
    const id = officeId.safeParse(office);
    const files = officesWithFile(config);
    if (!id.success || (files !== null && !files.includes(id.data) && !(await accounts.hasLead(id.data))))
      return err([unknownOffice(office, files ?? [])]);
    if (!(await accounts.hasLead(id.data))) {
      return err([
        `The office '${office}' has no lead. Where it has a file, each start of the relay prints its link.`,
      ]);
    }
    const token = newSecret();
    const expiresAt = Date.now() + config.clockShift + LINK_HOURS * 60 * MINUTE_MS;
    await accounts.putFirstLeadToken(id.data, digestOf(token), expiresAt);
    const publicUrl = config.publicUrl ?? localUrl(config.host, config.port);
    return ok([
      `${publicUrl}/staff/${id.data}/first#${token}`,
      `It makes one account for a lead of '${id.data}', once, within ${LINK_HOURS} hours. Hand it over in person.`,
      'With it the other leads get a new password at the desk, or are removed.',
    ]);
  });
}
