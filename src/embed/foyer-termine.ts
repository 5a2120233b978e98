/**
 * `<foyer-termine office="dorsten" service="id-card" anzahl="2" lang="de">`: the next free times of a service on the
 * website of the town, each a link into the booking (docs/town-website.md). What stands inside the element is shown
 * until they are known, and where no script runs.
 */
import { embedMessages } from '#lib/i18n/embed-messages.ts';
import { spokenFor } from '#lib/i18n/languages.ts';
import { askFree } from './ask-free.ts';
import type { Found, Question } from './ask-free.ts';
import { viewOf } from './free-view.ts';
import { addStyle } from './style.ts';

const NAME = 'foyer-termine';
/** Interval between questions while the page can be seen; when it comes back to view it asks at once. */
const REFRESH_MS = 60_000;
/** How long the last answer is shown while the relay is away; later others may have the places. */
const KEEP_MS = 5 * 60_000;

/** Where this file came from is where the relay is; null: it came in some other way. */
function relayOfScript(): string | null {
  const script = document.currentScript ?? document.querySelector(`script[src*="/${NAME}.js"]`);
  return script instanceof HTMLScriptElement && script.src !== '' ? new URL(script.src).origin : null;
}
const OWN_RELAY = relayOfScript();

class FoyerTermine extends HTMLElement {
  static readonly observedAttributes = [
    'office',
    'service',
    'anzahl',
    'art',
    'tage',
    'ebene',
    'lang',
    'relay',
  ];

  readonly #root = this.attachShadow({ mode: 'open' });
  /** Holds what is shown; beside it stands the style, where the browser cannot make one apart. */
  readonly #content = document.createElement('div');
  #timer = 0;
  #askedAt = -Infinity;
  #answeredAt = -Infinity;
  /** Counts the questions: an answer to an earlier one is dropped. */
  #asked = 0;
  #shown = '';

  constructor() {
    super();
    this.#content.append(document.createElement('slot'));
    this.#root.append(this.#content);
    addStyle(this.#root);
  }

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#timer = window.setInterval(this.#look, REFRESH_MS);
    void this.#ask();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#look);
    window.clearInterval(this.#timer);
    this.#asked++;
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    this.#shown = '';
    this.#answeredAt = -Infinity;
    void this.#ask();
  }

  readonly #look = (): void => {
    const isDue = Date.now() - this.#askedAt >= REFRESH_MS / 2;
    if (document.visibilityState === 'visible' && isDue) void this.#ask();
  };

  #attribute(name: string, otherwise: string): string {
    const given = this.getAttribute(name)?.trim() ?? '';
    return given === '' ? otherwise : given;
  }

  get #relay(): string | null {
    const given = this.#attribute('relay', '');
    if (given === '') return OWN_RELAY;
    try {
      return new URL(given).origin;
    } catch {
      console.error(`<${NAME}>: "${given}" is no address as https://termine.example.de`);
      return OWN_RELAY;
    }
  }

  async #ask(): Promise<void> {
    const relay = this.#relay;
    if (relay === null) {
      console.error(`<${NAME}>: name the relay by the attribute "relay", as https://termine.example.de`);
      return;
    }
    const nth = ++this.#asked;
    this.#askedAt = Date.now();
    const variant = this.#attribute('art', '');
    const question = {
      ...{ office: this.#attribute('office', ''), service: this.#attribute('service', '') },
      ...{ count: this.#attribute('anzahl', '1'), days: this.#attribute('tage', '3') },
      ...(variant === '' ? {} : { variant }),
    };
    const found = await askFree(relay, question);
    if (nth !== this.#asked) return;
    const now = Date.now();
    if (found.kind === 'away' && now - this.#answeredAt < KEEP_MS) return;
    if (found.kind !== 'away') this.#answeredAt = now;
    if (found.kind === 'wrong') console.error(`<${NAME}>: ${found.why}`);
    this.#show(relay, question, found);
  }

  #show(relay: string, question: Question, found: Found): void {
    const shown = found.kind === 'free' ? found.text : found.kind;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const language = spokenFor(this.lang || this.closest<HTMLElement>('[lang]')?.lang || '');
    const parts = { m: embedMessages[language], language, level: this.#attribute('ebene', '2') };
    const before = this.#root.activeElement?.getAttribute('href');
    this.#content.replaceChildren(viewOf({ ...parts, relay, question }, found));
    // The focus stays where it was, or goes to the link that is always there.
    if (before === undefined || before === null) return;
    const links = [...this.#content.querySelectorAll('a')];
    const same = links.find((link) => link.getAttribute('href') === before);
    (same ?? this.#content.querySelector<HTMLElement>('.all'))?.focus();
  }
}

if (customElements.get(NAME) === undefined) customElements.define(NAME, FoyerTermine);
