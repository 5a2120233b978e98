/** The sender of mails, who is also the organizer in their calendar files. */

/** `MAIL_FROM`, or an address at the host that people reach. */
export const senderOf = (mailFrom: string | null, publicUrl: string): string =>
  mailFrom ?? `termine@${new URL(publicUrl).hostname}`;

/** The address in `Bürgerbüro <termine@example.de>`. */
export const addressIn = (sender: string): string => (/<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender).trim();
