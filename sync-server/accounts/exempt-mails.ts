/**
 * Mail addresses that an office has exempted from its limit of open appointments (B6): of a home or an agency that books for
 * many. They stand in no document, since phones and laptops would hold them.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { countingForm } from '../mail/counting-form.ts';
import type { AccountStore } from '../store/account-store.ts';

/** Of one office. */
export const MOST_EXEMPT_MAILS = 200;

export interface ExemptMails {
  /** However the address is written. */
  isExempt(office: OfficeId, mail: string): boolean;
  /** As they were typed, in the order of the alphabet. */
  list(office: OfficeId): readonly string[];
  /** False: it is exempt already, and stands as it was typed first. Durable when it resolves. */
  add(office: OfficeId, mail: string): Promise<Result<boolean, 'too-many-exempt'>>;
  /** False: it is not exempt. */
  remove(office: OfficeId, mail: string): Promise<boolean>;
}

export async function openExemptMails(
  store: Pick<AccountStore, 'exemptMails' | 'putExemptMail' | 'removeExemptMail'>,
  clock: () => Instant,
): Promise<ExemptMails> {
  /** By office, and in it by counting form. */
  const known = new Map<OfficeId, Map<string, string>>();
  const of = (office: OfficeId): Map<string, string> => {
    const there = known.get(office) ?? new Map<string, string>();
    known.set(office, there);
    return there;
  };
  for (const { office, form, mail } of await store.exemptMails()) of(office).set(form, mail);

  return {
    isExempt: (office, mail) => known.get(office)?.has(countingForm(mail)) ?? false,
    list: (office) =>
      [...(known.get(office)?.values() ?? [])].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    async add(office, mail) {
      const form = countingForm(mail);
      if (of(office).has(form)) return ok(false);
      if (of(office).size >= MOST_EXEMPT_MAILS) return err('too-many-exempt');
      await store.putExemptMail({ office, form, mail, at: clock() });
      of(office).set(form, mail);
      return ok(true);
    },
    async remove(office, mail) {
      const form = countingForm(mail);
      if (!of(office).has(form)) return false;
      await store.removeExemptMail(office, form);
      of(office).delete(form);
      return true;
    },
  };
}
