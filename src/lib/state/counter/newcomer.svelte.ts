/** A visitor who comes to a counter that had none to call: the clerk may be looking elsewhere. */
import { readSetting, writeSetting } from '../local-setting.ts';

const SOUND = 'foyer:counter-sound';

export class Newcomer {
  #announced = $state<string | null>(null);
  #soundOn = $state(readSetting(SOUND) === 'on');
  /** The counter had no visitor to call when it was last looked at. */
  #wasIdle = false;

  /** The number to announce; null: nothing is to be announced, or the clerk has gone on. */
  get announced(): string | null {
    return this.#announced;
  }

  get soundOn(): boolean {
    return this.#soundOn;
  }

  useSound(on: boolean): void {
    this.#soundOn = on;
    writeSetting(SOUND, on ? 'on' : null);
  }

  /**
   * To be called whenever something has changed; true: a visitor has just come. `isBusy`: a visitor is here, or the
   * clerk is away. `next`: whom a call would call.
   */
  see(isBusy: boolean, next: string | null): boolean {
    const hasCome = this.#wasIdle && !isBusy && next !== null;
    this.#wasIdle = !isBusy && next === null;
    if (hasCome) this.#announced = next;
    else if (isBusy || next === null) this.#announced = null;
    return hasCome;
  }
}
