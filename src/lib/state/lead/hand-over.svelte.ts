/** A one-time password that a lead hands over: it is on the screen until the lead closes it, and is kept nowhere. */
import type { PasswordToHandOver } from '../../wire/http/member-routes.ts';
import { makeInvitation } from '../staff/invitation.ts';

/** What is handed over, and to whom. */
export interface HandedOver extends PasswordToHandOver {
  readonly name: string;
  readonly login: string;
}

export class HandOver {
  shown = $state.raw<HandedOver | null>(null);
  /** Null: nothing has been copied yet. */
  copied = $state<'password' | 'link' | 'failed' | null>(null);

  show(handed: HandedOver): void {
    this.shown = handed;
    this.copied = null;
  }

  /** `write`: the clipboard's. */
  async copy(write: (text: string) => Promise<void>): Promise<void> {
    if (this.shown !== null) await this.#copy('password', this.shown.password, write);
  }

  /** The link of the member: `address` is the office's sign-in page. */
  async copyLink(address: string, write: (text: string) => Promise<void>): Promise<void> {
    if (this.shown !== null) await this.#copy('link', makeInvitation(address, this.shown), write);
  }

  async #copy(
    what: 'password' | 'link',
    text: string,
    write: (text: string) => Promise<void>,
  ): Promise<void> {
    this.copied = await write(text).then(
      () => what,
      () => 'failed',
    );
  }

  close(): void {
    this.shown = null;
    this.copied = null;
  }
}
