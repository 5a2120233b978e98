/** A one-time password that a lead hands over: it is on the screen until the lead closes it, and is kept nowhere. */
import type { PasswordToHandOver } from '../../wire/http/member-routes.ts';

/** What is handed over, and to whom. */
export interface HandedOver extends PasswordToHandOver {
  readonly name: string;
  readonly login: string;
}

export class HandOver {
  shown = $state.raw<HandedOver | null>(null);
  /** Null: the password has not been copied yet. */
  copied = $state<'yes' | 'failed' | null>(null);

  show(handed: HandedOver): void {
    this.shown = handed;
    this.copied = null;
  }

  /** `write`: the clipboard's. */
  async copy(write: (text: string) => Promise<void>): Promise<void> {
    if (this.shown === null) return;
    this.copied = await write(this.shown.password).then(
      () => 'yes',
      () => 'failed',
    );
  }

  close(): void {
    this.shown = null;
    this.copied = null;
  }
}
