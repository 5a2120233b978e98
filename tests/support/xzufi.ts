/** Files in XZuFi 2.2, as small as a test needs them. */
interface Said {
  readonly de?: string;
  readonly en?: string;
}

const inLanguages = (tag: string, { de, en }: Said): string =>
  [
    ...(de === undefined ? [] : [`<xzufi:${tag} languageCode="de">${de}</xzufi:${tag}>`]),
    ...(en === undefined ? [] : [`<xzufi:${tag} languageCode="en">${en}</xzufi:${tag}>`]),
  ].join('');

export function aModule({ code, name, ...said }: { code?: string; name?: string } & Said): string {
  const list = `${code === undefined ? '' : `<code>${code}</code>`}${name === undefined ? '' : `<name>${name}</name>`}`;
  return (
    '<xzufi:modulText><xzufi:positionDarstellung>1</xzufi:positionDarstellung><xzufi:id>9</xzufi:id>' +
    `${inLanguages('inhalt', said)}<xzufi:leikaTextmodul listURI="urn:de:fim:leika:textmodul">${list}` +
    '</xzufi:leikaTextmodul></xzufi:modulText>'
  );
}

interface ServiceParts {
  readonly id?: string;
  readonly leika?: string;
  readonly modules?: readonly string[];
  readonly fees?: Said;
  readonly keywords?: readonly string[];
}

export const aService = ({ id, leika, modules = [], fees, keywords = [] }: ServiceParts): string =>
  [
    '<xzufi:leistung>',
    id === undefined ? '' : `<xzufi:id schemeAgencyID="X">${id}</xzufi:id>`,
    leika === undefined ? '' : `<xzufi:referenzLeiKa><code>${leika}</code></xzufi:referenzLeiKa>`,
    ...modules,
    fees === undefined ? '' : `<xzufi:modulKosten>${inLanguages('beschreibung', fees)}</xzufi:modulKosten>`,
    ...keywords.map(
      (word) =>
        `<xzufi:modulBegriffImKontext><xzufi:begriffImKontext><xzufi:begriff>${word}</xzufi:begriff></xzufi:begriffImKontext></xzufi:modulBegriffImKontext>`,
    ),
    '</xzufi:leistung>',
  ].join('\n');

export const inFile = (services: string): string =>
  [
    '<xzufi:transfer.operation.040502 xmlns:xzufi="http://xoev.de/schemata/xzufi/2_2_0" xzufiVersion="2.2.0">',
    '<xzufi:nachrichtenkopf><xzufi:nachrichtUUID>1</xzufi:nachrichtUUID></xzufi:nachrichtenkopf>',
    `<xzufi:schreibe>${services}</xzufi:schreibe>`,
    '</xzufi:transfer.operation.040502>',
  ].join('\n');

export const aFile = (text: string): Blob => new Blob([text]);
