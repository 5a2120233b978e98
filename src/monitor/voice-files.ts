/** The voices that the relay serves: loaded when a language is spoken first, kept in memory, as the relay has them. */
import type { Language } from '../lib/domain/office/text.ts';
import { parseVoiceFile, samplesOf, voiceIndex, voiceIndexPath } from '../lib/wire/voice-file.ts';
import { after } from './timers.ts';

/** A call does not wait longer for a voice that is still on its way. */
const LOAD_TIMEOUT_MS = 4_000;

export interface VoiceFile {
  readonly rate: number;
  /** Null: the voice does not know the clip. */
  clip(name: string): Float32Array<ArrayBuffer> | null;
}

export interface VoiceFiles {
  /** Begins to load, long before the first call. */
  preload(languages: readonly Language[]): void;
  /** Null: the relay has none, or it does not come in time. The next call asks again. */
  get(language: Language): Promise<VoiceFile | null>;
}

/** `load`: as `fetch`, for what lies at the relay. */
export function openVoiceFiles(load: (path: string) => Promise<Response> = fetchKept): VoiceFiles {
  const files = new Map<Language, Promise<VoiceFile | null>>();

  function loadOnce(language: Language): Promise<VoiceFile | null> {
    const known = files.get(language);
    if (known !== undefined) return known;
    const loading = loadVoice(language, load).catch(() => null);
    files.set(language, loading);
    void loading.then((file) => file === null && files.delete(language));
    return loading;
  }

  return {
    preload: (languages) => languages.forEach((language) => void loadOnce(language)),
    get(language) {
      let stop = (): void => {};
      const late = new Promise<null>((resolve) => {
        stop = after(LOAD_TIMEOUT_MS, () => resolve(null));
      });
      return Promise.race([loadOnce(language), late]).then((file) => {
        stop();
        return file;
      });
    },
  };
}

const fetchKept = (path: string): Promise<Response> => fetch(path, { credentials: 'same-origin' });

async function loadVoice(
  language: Language,
  load: (path: string) => Promise<Response>,
): Promise<VoiceFile | null> {
  const told = await load(voiceIndexPath(language));
  const index = told.ok ? voiceIndex.safeParse(await told.json()) : null;
  if (index?.success !== true) return null;
  const { file, rate, clips } = index.data;
  const response = await load(file);
  if (!response.ok) return null;
  const samples = parseVoiceFile(new Uint8Array(await response.arrayBuffer()));
  if (samples === null) return null;
  return {
    rate,
    clip(name) {
      const [from, to] = clips[name] ?? [0, 0];
      return to > from && to <= samples.length ? samplesOf(samples.subarray(from, to)) : null;
    },
  };
}
