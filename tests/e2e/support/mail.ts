/** Mails that a test's post office has received. */
import { expect } from '@playwright/test';
import type { Email } from 'postal-mime';
import type { PostOffice } from '../../support/post-office.ts';

/** Waits for the mail with this index, counted from 0 in the order of arrival. */
export async function nextMail(post: PostOffice, index: number): Promise<Email> {
  await expect.poll(() => post.mails.length, { message: `mail number ${index + 1}` }).toBeGreaterThan(index);
  return post.mails[index]!;
}

/** Waits for the first mail to this address. */
export async function mailTo(post: PostOffice, address: string): Promise<Email> {
  const found = (): Email | undefined => post.mails.find((m) => m.to?.some((to) => to.address === address));
  await expect.poll(() => found() !== undefined, { message: `a mail to ${address}` }).toBe(true);
  return found()!;
}

/** The code beside the link. */
export function mailCodeIn(mail: Email): string {
  const code = mail.text?.match(/E-Mail-Code: (\S{9})/)?.[1];
  if (code === undefined) throw new Error(`no code in the mail "${mail.subject}"`);
  return code;
}

/** The link to the appointment, as it stands in the mail: it must lead to where the citizen can reach the relay. */
export function linkIn(mail: Email): string {
  const link = mail.text?.match(/https?:\/\/\S+\/termin#[\w-]+/)?.[0];
  if (link === undefined) throw new Error(`no link in the mail "${mail.subject}"`);
  return link;
}
