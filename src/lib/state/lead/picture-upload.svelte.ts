/** Q14.5: a file that a lead chooses on its way to the relay. */
import { preparePicture } from '../../client/browser/prepare-picture.ts';
import type { FileProblem, PictureUse } from '../../client/browser/prepare-picture.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { putPicture } from '../../client/http/put-picture.ts';
import type { PictureId } from '../../domain/ids.ts';
import { pictureProblems } from '../../domain/office/picture-file.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export type UploadProblem = FileProblem | { readonly failure: DeskFailure };

export class PictureUpload {
  isSending = $state(false);
  problem = $state.raw<UploadProblem | null>(null);
  readonly #prepare: typeof preparePicture;
  readonly #http: HttpOptions;
  /** A file that was chosen later counts, also where it is ready sooner. */
  #newest = 0;

  constructor({
    prepare = preparePicture,
    http = {},
  }: { prepare?: typeof preparePicture; http?: HttpOptions } = {}) {
    this.#prepare = prepare;
    this.#http = http;
  }

  /** The picture at the relay; null: `problem` says why there is none, or another file was chosen meanwhile. */
  async send(file: Blob, use: PictureUse): Promise<PictureId | null> {
    const mine = ++this.#newest;
    this.isSending = true;
    this.problem = null;
    const { picture, problem } = await this.#send(file, use);
    if (mine !== this.#newest) return null;
    this.isSending = false;
    this.problem = problem;
    return picture;
  }

  async #send(
    file: Blob,
    use: PictureUse,
  ): Promise<{ readonly picture: PictureId | null; readonly problem: UploadProblem | null }> {
    const prepared = await this.#prepare(file, use);
    if (!prepared.ok) return { picture: null, problem: prepared.error };
    const put = await putPicture(prepared.value, this.#http);
    if (put.ok) return { picture: put.value.picture, problem: null };
    const { code } = put.error;
    const known = pictureProblems.find((one) => one === code);
    return { picture: null, problem: known ?? { failure: failureOf(put.error) } };
  }
}
