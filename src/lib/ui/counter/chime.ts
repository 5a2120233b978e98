/** A short, quiet sound of two tones, made by the browser itself. */
const TONES_HERTZ = [660, 880] as const;
const TONE_SECONDS = 0.16;
const VOLUME = 0.15;

export function chime(): void {
  const context = new AudioContext();
  TONES_HERTZ.forEach((hertz, index) => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + index * TONE_SECONDS;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(VOLUME, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE_SECONDS);
    if (index === TONES_HERTZ.length - 1) tone.onended = () => void context.close();
  });
}

/** A notice of the operating system while another window is in front; only where the clerk has allowed it. */
export function notify(text: string): void {
  if (document.hidden && 'Notification' in window && Notification.permission === 'granted')
    new Notification(text, { tag: 'foyer-counter' });
}

export async function askToNotify(): Promise<void> {
  if ('Notification' in window && Notification.permission === 'default')
    await Notification.requestPermission();
}
