// `npm run openapi`: writes docs/openapi.json, the HTTP contract of src/lib/wire/http as OpenAPI 3.1.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { httpErrorBody, httpErrorStatuses } from '../src/lib/wire/http/errors.ts';
import { MAX_BODY_BYTES, routeErrors } from '../src/lib/wire/http/route.ts';
import { httpRoutes } from '../src/lib/wire/http/routes.ts';

/** @typedef {import('../src/lib/wire/http/route.ts').HttpRoute} HttpRoute */

export const OPENAPI_FILE = new URL('../docs/openapi.json', import.meta.url);
const JSON_TYPE = 'application/json';

/** What goes over the wire: a body before it is read, a reply before it is read. @param {z.ZodMiniType} shape */
function schemaOf(shape) {
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  delete schema.$schema; // the file says once which dialect it is
  return schema;
}

/** `/api/session/:surface` as OpenAPI writes it. @param {HttpRoute} route */
const templateOf = ({ path }) => path.replace(/:(\w+)/g, '{$1}');

/** @param {'path' | 'query'} place @param {z.ZodMiniObject | undefined} shape */
function parametersIn(place, shape) {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(shape);
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: place, required: required.includes(name), schema },
  }));
}

/** @typedef {import('../src/lib/wire/http/errors.ts').HttpErrorCode} HttpErrorCode */

/** The errors of a route, by status: the codes of each. @param {HttpRoute} route @returns {Map<number, HttpErrorCode[]>} */
const errorsByStatus = (route) => Map.groupBy(routeErrors(route), (code) => httpErrorStatuses[code]);

/** The name of a response that routes with the same codes share. @param {HttpErrorCode[]} codes */
const nameOf = (codes) => codes.join('.');

/** @param {HttpErrorCode[]} codes */
const errorResponse = (codes) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  content: {
    [JSON_TYPE]: {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Error' }, { properties: { error: { enum: codes } } }],
      },
    },
  },
});

/** @param {HttpRoute} route */
function descriptionOf({ staff, perMinute, wrongPerHour }) {
  const sentences = [];
  if (staff === 'any') sentences.push('For members of staff.');
  else if (staff !== undefined) sentences.push(`For members of staff with the permission \`${staff}\`.`);
  if (perMinute !== undefined) sentences.push(`At most ${perMinute} requests a minute.`);
  if (wrongPerHour !== undefined) {
    const { address, network, everywhere } = wrongPerHour;
    sentences.push(
      `Wrong tries an hour: ${address} from an address, ${network} from its network, ${everywhere} from everywhere.`,
    );
  }
  return sentences.length === 0 ? {} : { description: sentences.join(' ') };
}

/** @param {string} operationId @param {HttpRoute} route */
function operationOf(operationId, route) {
  const parameters = [...parametersIn('path', route.params), ...parametersIn('query', route.query)];
  const content = { [route.mediaType ?? JSON_TYPE]: { schema: schemaOf(route.reply) } };
  const done = route.redirects
    ? { 303: { description: 'Leads on', headers: { Location: { schema: { type: 'string' } } } } }
    : { 200: { description: 'OK', content } };
  return {
    ...{ operationId, summary: route.about, ...descriptionOf(route) },
    ...(route.staff !== undefined && { security: [{ staff: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: { required: true, content: { [JSON_TYPE]: { schema: schemaOf(route.body) } } },
    }),
    responses: {
      ...done,
      ...Object.fromEntries(
        Array.from(errorsByStatus(route), ([status, codes]) => [
          status,
          { $ref: `#/components/responses/${nameOf(codes)}` },
        ]),
      ),
    },
  };
}

/** The file as it is written. */
export function makeOpenApiFile() {
  /** @type {Record<string, Record<string, object>>} */
  const paths = {};
  for (const [name, route] of Object.entries(httpRoutes)) {
    const methods = (paths[templateOf(route)] ??= {});
    methods[route.method.toLowerCase()] = operationOf(name, route);
  }
  const file = {
    openapi: '3.1.0',
    info: {
      title: 'HTTP of the Foyer relay',
      version: '1',
      description: [
        `A body is JSON, at most ${MAX_BODY_BYTES / 1024} KiB, and comes with an Origin of the relay's own.`,
        'An error is `{error, message?}`; `Retry-After` says the seconds to wait. Until the relay is ready it answers 503.',
      ].join(' '),
    },
    paths,
    components: {
      responses: Object.fromEntries(
        Object.values(httpRoutes)
          .flatMap((route) => [...errorsByStatus(route).values()])
          .map((codes) => [nameOf(codes), errorResponse(codes)]),
      ),
      schemas: { Error: schemaOf(httpErrorBody) },
      securitySchemes: {
        staff: {
          ...{ type: 'apiKey', in: 'cookie', name: 'foyer_staff' },
          description: 'By https the cookie is named `__Host-foyer_staff`.',
        },
      },
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(OPENAPI_FILE, makeOpenApiFile());
