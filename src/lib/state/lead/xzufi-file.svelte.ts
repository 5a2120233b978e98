/** A file with a catalogue of services that a lead has chosen: what it holds, and what is wrong with it. */
import { MOST_FILE_BYTES, readXzufi } from '../../client/xzufi/read-xzufi.ts';
import type { XzufiFile, XzufiFileProblem } from '../../client/xzufi/read-xzufi.ts';
import { servicesOfXzufi, XZUFI_CATEGORY } from '../../domain/office/xzufi-service.ts';
import type { XzufiProblem, XzufiWords } from '../../domain/office/xzufi-service.ts';
import type { Text } from '../../domain/office/text.ts';
import type { ServiceSource } from './service-picks.svelte.ts';

/** Words that a service of the file gets in the office. */
export interface XzufiFileWords extends XzufiWords {
  readonly category: Text;
}

/** Lets the page be drawn between two parts of a large file. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export class ChosenXzufiFile {
  static readonly mostBytes = MOST_FILE_BYTES;
  name = $state<string | null>(null);
  /** The part that is read, from 0 to 1; null: nothing is being read. */
  progress = $state<number | null>(null);
  failure = $state.raw<XzufiFileProblem | null>(null);
  problems = $state.raw<readonly XzufiProblem[]>([]);
  /** Services that can be taken over. */
  count = $state(0);
  #newest = 0;

  /** Null: it cannot be read, or another one was chosen meanwhile. */
  async read(
    file: XzufiFile & { readonly name: string },
    words: XzufiFileWords,
    pause: () => Promise<void> = drawn,
  ): Promise<ServiceSource | null> {
    const own = ++this.#newest;
    this.name = file.name;
    this.failure = null;
    this.problems = [];
    this.count = 0;
    this.progress = 0;
    const read = await readXzufi(file, async (part) => {
      if (own === this.#newest) this.progress = part;
      await pause();
    });
    if (own !== this.#newest) return null;
    this.progress = null;
    if (!read.ok) {
      this.failure = read.error;
      return null;
    }
    const { services, problems } = servicesOfXzufi(read.value, words);
    this.problems = problems;
    this.count = services.length;
    return { categories: [{ id: XZUFI_CATEGORY, name: words.category }], services };
  }

  forget(): void {
    this.#newest++;
    this.name = null;
    this.progress = null;
    this.failure = null;
    this.problems = [];
    this.count = 0;
  }
}
