/** The part of saxen that is used here; the package brings no types. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(
      hook: 'openTag',
      told: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void,
    ): this;
    on(hook: 'closeTag', told: (name: string) => void): this;
    on(hook: 'text', told: (text: string, decode: Decode) => void): this;
    on(hook: 'cdata', told: (text: string) => void): this;
    on(hook: 'attention', told: (text: string) => void): this;
    on(hook: 'error' | 'warn', told: (problem: Error) => void): this;
    write(chunk: string): this;
    end(): unknown;
    stop(): this;
  }
}
