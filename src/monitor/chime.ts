/**
 * The monitor's loudspeaker: the two-tone chime, made by WebAudio without a file and so the same on every television, and
 * the samples of a voice.
 */
import { after } from './timers.ts';

/** Seconds; the tones are e'' and c'', a falling third, which carries through a room without startling. */
const TONES = [
  { frequency: 659.25, at: 0, lasts: 1.1 },
  { frequency: 523.25, at: 0.55, lasts: 1.5 },
] as const;
const CHIME_MS = 2_000;
const RESUME_TIMEOUT_MS = 500;
/** A sound that has not ended by then after its time has ended unnoticed. */
const END_TIMEOUT_MS = 500;

export interface Chime {
  /** Browsers keep silent until a key is pressed on the page. */
  readonly blocked: boolean;
  /** `none`: this television has no WebAudio. */
  readonly state: 'on' | 'refused' | 'none';
  play(): Promise<void>;
  /** Between -1 and 1, in one channel. Resolves when they are over; false: this set cannot, or may not. */
  playSamples(samples: Float32Array<ArrayBuffer>, rate: number): Promise<boolean>;
  /** Call it from a key or a click. */
  enable(): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

export function openChime(): Chime {
  const Context =
    window.AudioContext ?? (window as { webkitAudioContext?: typeof AudioContext }).webkitAudioContext;
  const context = Context === undefined ? null : new Context();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  context?.addEventListener('statechange', changed);

  /** A television may have put the sound to sleep; waking it can also never come back. Null: it stays silent. */
  async function awake(): Promise<AudioContext | null> {
    if (context !== null && context.state !== 'running')
      await Promise.race([context.resume().catch(() => undefined), sleep(RESUME_TIMEOUT_MS)]);
    return context?.state === 'running' ? context : null;
  }

  function strike(audio: AudioContext): void {
    for (const tone of TONES) {
      const start = audio.currentTime + tone.at;
      const end = start + tone.lasts;
      const volume = audio.createGain();
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.5, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, end);
      volume.connect(audio.destination);
      const oscillator = audio.createOscillator();
      oscillator.frequency.value = tone.frequency;
      oscillator.connect(volume);
      oscillator.onended = () => volume.disconnect();
      oscillator.start(start);
      oscillator.stop(end);
    }
  }

  return {
    get blocked() {
      return context !== null && context.state !== 'running';
    },
    get state() {
      if (context === null) return 'none';
      return context.state === 'running' ? 'on' : 'refused';
    },
    async play() {
      const audio = await awake();
      if (audio === null) return;
      strike(audio);
      await sleep(CHIME_MS);
    },
    async playSamples(samples, rate) {
      const audio = await awake();
      if (audio === null) return false;
      const buffer = audio.createBuffer(1, samples.length, rate);
      buffer.getChannelData(0).set(samples);
      const source = audio.createBufferSource();
      source.buffer = buffer;
      source.connect(audio.destination);
      // Some televisions never say that they have finished.
      const over = sleep(buffer.duration * 1000 + END_TIMEOUT_MS);
      const ended = new Promise<void>((resolve) => (source.onended = () => resolve()));
      source.start();
      await Promise.race([ended, over]);
      source.disconnect();
      return true;
    },
    enable() {
      context?.resume().catch(() => undefined);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      context?.removeEventListener('statechange', changed);
      listeners.clear();
      context?.close().catch(() => undefined);
    },
  };
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    after(milliseconds, resolve);
  });
