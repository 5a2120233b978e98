/** Mails that a test's post office has received. */
import { expect } from '@playwright/test';
import type { Email } from 'postal-mime';
import type { PostOffice } from '../../support/post-office.ts';

/** Waits for the mail with this index, counted from 0 in the order of arrival. */
export async function nextMail(post: PostOffice, index: number): Promise<Email> {
  await expect.poll(() => post.mails.length, { message: `mail number ${index + 1}` }).toBeGreaterThan(index);
  return post.mails[index]!;
}

/** Path and fragment of the link to the appointment, to be opened through the device's own line. */
export function linkIn(mail: Email): string {
  const link = mail.text?.match(/https?:\/\/\S+\/termin#[\w-]+/)?.[0];
  if (link === undefined) throw new Error(`no link in the mail "${mail.subject}"`);
  const { pathname, hash } = new URL(link);
  return `${pathname}${hash}`;
}
