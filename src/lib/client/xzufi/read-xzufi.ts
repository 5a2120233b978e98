/**
 * Reads a catalogue of services in XZuFi 2.2, the German exchange format for descriptions of public services. What is
 * read is raw: `domain/office/xzufi-service.ts` makes services of it. A file with a DOCTYPE is refused, so that no entity
 * of its own is ever there to grow.
 */
import { Parser } from 'saxen';
import type { XzufiService, XzufiText } from '../../domain/office/xzufi-service.ts';
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/** Larger than the catalogue of a state. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** More than one office offers. */
export const MOST_CATALOGUE_SERVICES = 1000;
const MOST_TEXT_CHARACTERS = 100_000;
const MOST_DEPTH = 60;
const CHUNK_CHARACTERS = 256 * 1024;
/** The namespace stands in the first tag. */
const HEAD_CHARACTERS = 20_000;

export type XzufiFileProblem =
  | {
      readonly code:
        | 'too-large'
        | 'not-utf-8'
        | 'not-xzufi'
        | 'has-doctype'
        | 'too-deep'
        | 'too-many-services'
        | 'no-services'
        | 'unreadable';
    }
  /** `version`: as `2.1`. */
  | { readonly code: 'other-version'; readonly version: string }
  /** `after`: services that were read before. */
  | { readonly code: 'not-xml'; readonly after: number };

/** What is needed of a file. */
export type XzufiFile = Pick<Blob, 'size' | 'arrayBuffer'>;

/** `onprogress`: the part that is read, from 0 to 1; what it waits for lets others have their turn. */
export async function readXzufi(
  file: XzufiFile,
  onprogress: (part: number) => Promise<void>,
): Promise<Result<readonly XzufiService[], XzufiFileProblem>> {
  // Before a byte of it is read.
  if (file.size > MOST_FILE_BYTES) return err({ code: 'too-large' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (problem) {
    return err({ code: problem instanceof TypeError ? 'not-utf-8' : 'unreadable' });
  }
  const namespace = /http:\/\/xoev\.de\/schemata\/xzufi\/(\d+)_(\d+)_\d+/.exec(
    text.slice(0, HEAD_CHARACTERS),
  );
  if (namespace === null) return err({ code: 'not-xzufi' });
  const [uri, major, minor] = namespace;
  if (major !== '2' || minor !== '2') return err({ code: 'other-version', version: `${major}.${minor}` });
  const reader = openReader(uri);
  for (let at = 0; at < text.length && reader.problem === null; at += CHUNK_CHARACTERS) {
    reader.write(text.slice(at, at + CHUNK_CHARACTERS));
    await onprogress(Math.min(1, (at + CHUNK_CHARACTERS) / text.length));
  }
  reader.end();
  if (reader.problem !== null) return err(reader.problem);
  return reader.services.length === 0 ? err({ code: 'no-services' }) : ok(reader.services);
}

/** The modules of texts that are of use here, by the code and by the name of the catalogue's list. */
const modules: Readonly<Record<string, XzufiText['of']>> = {
  ...{ '02': 'name', leistungsbezeichnung: 'name' },
  ...{ '03': 'everyday-name', leistungsbezeichnungii: 'everyday-name' },
  ...{ '08': 'documents', erforderlicheunterlagen: 'documents' },
};

interface OpenModule {
  code: string;
  name: string;
  readonly contents: { readonly language: string; readonly text: string }[];
}
interface OpenService {
  id: string;
  leika: string;
  readonly texts: XzufiText[];
  readonly keywords: string[];
  module: OpenModule | null;
}

function openReader(uri: string) {
  const services: XzufiService[] = [];
  const parser = new Parser();
  const path: string[] = [];
  let problem: XzufiFileProblem | null = null;
  let service: OpenService | null = null;
  let language = '';
  let text = '';

  function fail(found: XzufiFileProblem): void {
    problem ??= found;
    parser.stop();
  }

  function take(closed: string): void {
    if (service === null) return;
    const within = `${path.at(-2) ?? ''} ${path.at(-1) ?? ''}`;
    const said = text.trim();
    if (closed === 'x:leistung') {
      const { id, leika, texts, keywords } = service;
      services.push({ position: services.length + 1, id, leika, texts, keywords });
      service = null;
      if (services.length > MOST_CATALOGUE_SERVICES) fail({ code: 'too-many-services' });
    } else if (closed === 'x:modulText') closeModule(service);
    else if (closed === 'x:id' && path.at(-1) === 'x:leistung') service.id = said;
    else if (closed === 'code' && path.at(-1) === 'x:referenzLeiKa') service.leika ||= said;
    else if (within === 'x:modulText x:leikaTextmodul' && service.module !== null) {
      if (closed === 'code') service.module.code = said;
      if (closed === 'name') service.module.name = said;
    } else if (closed === 'x:inhalt' && path.at(-1) === 'x:modulText')
      service.module?.contents.push({ language, text: said });
    else if (closed === 'x:beschreibung' && path.at(-1) === 'x:modulKosten')
      service.texts.push({ of: 'fees', language, text: said });
    else if (closed === 'x:begriff' && path.at(-1) === 'x:begriffImKontext') service.keywords.push(said);
  }

  parser.ns({ [uri]: 'x' });
  parser.on('openTag', (name, attributes, decode) => {
    if (name === 'x:leistung' && service === null)
      service = { id: '', leika: '', texts: [], keywords: [], module: null };
    if (name === 'x:modulText' && service !== null) service.module = { code: '', name: '', contents: [] };
    if (path.push(name) > MOST_DEPTH) fail({ code: 'too-deep' });
    language = decode(attributes()['languageCode'] ?? '');
    text = '';
  });
  parser.on('closeTag', (name) => {
    path.pop();
    // Both have no namespace by the schema; in a file that declares one for all they have it.
    take(name === 'x:code' || name === 'x:name' ? name.slice(2) : name);
    text = '';
  });
  const add = (more: string): void => {
    if (text.length < MOST_TEXT_CHARACTERS) text += more;
  };
  parser.on('text', (more, decode) => add(decode(more)));
  parser.on('cdata', add);
  parser.on('attention', () => fail({ code: 'has-doctype' }));
  parser.on('error', () => fail({ code: 'not-xml', after: services.length }));
  parser.on('warn', () => fail({ code: 'not-xml', after: services.length }));
  return {
    services,
    get problem(): XzufiFileProblem | null {
      return problem;
    },
    write: (chunk: string) => void parser.write(chunk),
    end(): void {
      if (problem !== null) return;
      parser.end();
      if (path.length > 0) problem ??= { code: 'not-xml', after: services.length };
    },
  };
}

function closeModule(service: OpenService): void {
  const { module } = service;
  service.module = null;
  if (module === null) return;
  const of = modules[module.name.toLowerCase().replace(/[^a-z]/g, '')] ?? modules[module.code];
  if (of !== undefined) service.texts.push(...module.contents.map((one) => ({ of, ...one })));
}
