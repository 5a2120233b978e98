/** Q14.5: the logo at the head of slips. */
import { forgetLogo, loadLogo } from '../../client/browser/kept-logo.ts';
import { picturePath } from '../../wire/http/picture-routes.ts';
import type { OfficeId, PictureId } from '../../domain/ids.ts';

export class SlipLogo {
  /** For slips that the browser prints; null: there is none, or it has not come yet. */
  url = $state<string | null>(null);
  /** For a printer that the page writes to. */
  blob = $state.raw<Blob | null>(null);
  #wanted: PictureId | null = null;

  /** `logo`: as the office says now. One that has not come is asked for again with the next visitor. */
  async follow(office: OfficeId, logo: PictureId | null): Promise<void> {
    const isSame = logo === this.#wanted;
    if (isSame && (logo === null || this.blob !== null)) return;
    this.#wanted = logo;
    if (!isSame) this.#show(null);
    if (logo === null) return forgetLogo();
    const blob = await loadLogo(picturePath(office, logo));
    if (this.#wanted === logo) this.#show(blob);
  }

  close(): void {
    this.#show(null);
  }

  #show(blob: Blob | null): void {
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.blob = blob;
    this.url = blob === null ? null : URL.createObjectURL(blob);
  }
}
