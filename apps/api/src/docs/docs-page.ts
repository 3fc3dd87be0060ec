/** How does the OpenAPI document read as a page? Grouped by room, each operation with its fields and a command to try. */
import type { OpenApiDocument, Parameter, PathOperation, Response, Schema } from '../openapi/document.js';
import { type Html, html } from '../pages/html.js';
import type { Page } from '../pages/page.js';
import { curlOf } from './curl.js';
import { type FieldRow, fieldRows, type Lookup, refName, typeOf } from './describe-schema.js';
import { DOCS_STYLE } from './docs-style.js';
import { namedParameters, sampleCall, takesIdempotencyKey, takesIfMatch } from './sample-call.js';
import { typescriptOf } from './typescript.js';

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: PathOperation;
}

export function docsPage(document: OpenApiDocument): Page {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const rooms = document.tags.map((tag) => ({
    ...tag,
    entries: entries.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const { schemas } = document.components;
  return {
    title: 'Overture API',
    style: DOCS_STYLE,
    body: html`<a class="skip" href="#top">Skip to the operations</a>
      <nav aria-label="Operations">
        <a class="home" href="#top">Overture API</a>
        ${rooms.map(
          ({ name, entries: own }) =>
            html`<h2><a href="#${name}">${name}</a></h2>
              <ul>
                ${own.map(link)}
              </ul>`,
        )}
        <h2><a href="#schemas">schemas</a></h2>
      </nav>
      <main id="top">
        <h1>Overture API</h1>
        ${paragraphs(document.info.description)}
        <p>For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI ${document.openapi}).</p>
        ${rooms.map(
          (room) =>
            html`<section id="${room.name}">
              <h2>${room.name}</h2>
              <p>${room.description}</p>
              ${room.entries.map((entry) => article(entry, schemas))}
            </section>`,
        )}
        <section id="schemas">
          <h2>schemas</h2>
          ${Object.entries(schemas).map(([name, schema]) => schemaOf(name, schema, schemas))}
        </section>
      </main>`,
  };
}

const link = ({ method, operation }: Entry): Html =>
  html`<li>
    <a href="#${operation.operationId}"
      ><b class="${method.toLowerCase()}">${method}</b> ${operation.operationId}</a
    >
  </li>`;

function article({ method, path, operation }: Entry, lookup: Lookup): Html {
  const body = operation.requestBody?.content['application/json'];
  const parameters = namedParameters(operation);
  const sample = sampleCall(method, path, operation);
  return html`<article id="${operation.operationId}">
    <h3><b class="${method.toLowerCase()}">${method}</b> <code>${path}</code></h3>
    <p>
      ${operation.summary}.
      <span class="meta"
        ><code>${operation.operationId}</code> · scope <code>${operation['x-scope']}</code>${
          takesIdempotencyKey(operation) ? html` · takes an <code>Idempotency-Key</code>` : undefined
        }${takesIfMatch(operation) ? html` · takes <code>If-Match</code>` : undefined}</span
      >
    </p>
    ${parameters.length > 0 ? table('Parameters', parameters.map(parameterRow)) : undefined}
    ${body ? table('Body', fieldRows(body.schema, lookup)) : undefined} ${answer(operation, lookup)}
    <details>
      <summary>Try it</summary>
      ${snippet('curl', curlOf(sample))} ${snippet('TypeScript', typescriptOf(sample))}
    </details>
  </article>`;
}

/** One click selects the whole of it, the keyboard reaches and scrolls it: it is made to be copied. */
const snippet = (language: string, text: string): Html =>
  html`<p class="language">${language}</p>
    <pre tabindex="0" aria-label="${language}"><code>${text}</code></pre>`;

function parameterRow({ name, in: place, required, schema, description }: Parameter): FieldRow {
  const [row] = fieldRows({ properties: { [name]: schema } }, {});
  const note = [`in the ${place}`, description, row?.note].filter(
    (part) => part !== undefined && part !== '',
  );
  return { path: name, type: typeOf(schema), required, note: note.join('; ') };
}

function answer({ responses }: PathOperation, lookup: Lookup): Html | undefined {
  for (const [status, response] of Object.entries(responses)) {
    if (!status.startsWith('2')) continue;
    const schema = (response as Response).content?.['application/json']?.schema;
    if (schema === undefined) continue;
    const name = refName(schema);
    if (name === undefined) return table(`Answer ${status}`, fieldRows(schema, lookup));
    return html`<p><b>Answer ${status}</b>: a <a href="#schema-${name}">${name}</a></p>`;
  }
  return undefined;
}

const schemaOf = (name: string, schema: Schema, lookup: Lookup): Html =>
  html`<article id="schema-${name}">
    <h3>${name}</h3>
    ${schema.description ? html`<p>${schema.description}</p>` : undefined}
    ${table('Fields', fieldRows(schema, lookup))}
  </article>`;

function table(caption: string, rows: readonly FieldRow[]): Html {
  if (rows.length === 0) return html`<p><b>${caption}</b>: any object</p>`;
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${rows.map(
        ({ path, type, shared, required, note }) =>
          html`<tr>
            <td><code>${path}</code>${required ? html`<sup title="required">*</sup>` : undefined}</td>
            <td class="type">
              ${shared === undefined ? type : html`<a href="#schema-${shared}">${type}</a>`}
            </td>
            <td>${note}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The one piece of Markdown that descriptions use: `code`. */
function paragraphs(text: string): Html {
  return html`<p>
    ${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}
  </p>`;
}
