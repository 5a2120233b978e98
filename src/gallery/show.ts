/** What the gallery shows of a component: its states, each with the values that make it. */
import { createRawSnippet } from 'svelte';
import type { Component, Snippet } from 'svelte';
import { FALLBACK_LANGUAGE } from '../lib/i18n/languages.ts';
import type { PickedText } from '../lib/domain/office/text.ts';

export interface ShownComponent {
  readonly component: Component<Record<string, unknown>>;
  /** Props by the name of the state. */
  readonly states: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Examples, keyed by the path below `ui/` without the ending. */
export type Examples = Readonly<Record<string, ShownComponent>>;

/** `always`: what all states have in common; a state overrides it. */
export function show<P extends object>(
  component: (internals: never, props: P) => unknown,
  always: NoInfer<P>,
  states: Readonly<Record<string, Partial<NoInfer<P>>>> = {},
): ShownComponent {
  const usual = always as Readonly<Record<string, unknown>>;
  const others = Object.entries(states).map(([name, own]) => [name, { ...usual, ...own }] as const);
  return {
    component: component as unknown as ShownComponent['component'],
    states: { usual, ...Object.fromEntries(others) },
  };
}

/** A paragraph where a component wants a snippet. */
export const snippet = (text: string): Snippet =>
  createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));

/** What an office has written. */
export const written = (text: string): PickedText => ({ text, language: FALLBACK_LANGUAGE });

/** The gallery asks for nothing and sends nothing. */
export const ignore = (): void => {};
export const ignoreLater = async (): Promise<void> => {};
