/** A one-time password that a lead hands over: it is on the screen until the lead closes it, and is kept nowhere. */
import type { PasswordToHandOver } from '../../wire/http/member-routes.ts';
import { makeInvitation } from '../staff/invitation.ts';

/** What is handed over, and to whom. */
export interface HandedOver extends PasswordToHandOver {
  readonly name: string;
  readonly login: string;
}

/** What the clipboard took, or did not. */
export type Copied = 'password' | 'link' | 'password-failed' | 'link-failed';

export class HandOver {
  shown = $state.raw<HandedOver | null>(null);
  /** Null: nothing has been copied yet. */
  copied = $state<Copied | null>(null);

  show(handed: HandedOver): void {
    this.shown = handed;
    this.copied = null;
  }

  /** `write`: the clipboard's. */
  async copy(write: (text: string) => Promise<void>): Promise<void> {
    if (this.shown !== null) await this.#copy('password', this.shown.password, write);
  }

  async copyLink(address: string, write: (text: string) => Promise<void>): Promise<void> {
    if (this.shown !== null) await this.#copy('link', this.link(address), write);
  }

  /** The link of the member: `address` is the office's sign-in page. */
  link(address: string): string {
    return this.shown === null ? '' : makeInvitation(address, this.shown);
  }

  async #copy(
    what: 'password' | 'link',
    text: string,
    write: (text: string) => Promise<void>,
  ): Promise<void> {
    this.copied = await write(text).then(
      () => what,
      () => `${what}-failed` as const,
    );
  }

  close(): void {
    this.shown = null;
    this.copied = null;
  }
}
