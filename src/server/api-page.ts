interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: object
  }[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: object }>>
  }
  readonly responses: {
    readonly 200: { readonly content: Readonly<Record<string, { readonly schema?: object }>> }
  }
}

/** The description of the API as a page that can be read: no script, nothing from elsewhere. */
export function apiPage(described: object, nonce: string): string {
  const { paths, info, components } = described as {
    readonly info: { readonly version: string }
    readonly components: { readonly schemas: Readonly<Record<string, object>> }
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  )
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details id="${escaped(name)}"><summary><code>${escaped(name)}</code></summary>${shape(schema)}</details>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Worthline: the API</title><style nonce="${nonce}">${style}</style></head>
<body><main><h1>The API of Worthline ${escaped(info.version)}</h1>
<p>The same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Programs on this machine send the key of the printed link: <code>Authorization: Bearer KEY</code>. What is not done is said as <code>application/problem+json</code>: type, title, status, place, hint.</p>
${operations.join('\n')}<h2>The shapes that have a name</h2>${shapes.join('\n')}</main></body>
</html>
`
}

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:2rem 1rem}
h2{font-size:1.1rem;margin:2.5rem 0 .25rem}code,pre{font:.875rem/1.5 ui-monospace,monospace}
pre{overflow:auto;padding:.75rem;border:1px solid #8884;border-radius:6px}details{margin:.25rem 0}summary{cursor:pointer}
table{border-collapse:collapse}td{padding:.1rem 1rem .1rem 0;vertical-align:top}h2,td:last-child{overflow-wrap:anywhere}`

function section(method: string, path: string, operation: Operation): string {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escaped(name)}</code></td><td>in the ${place}${required ? '' : ', may be left out'}</td><td><code>${escaped(JSON.stringify(schema))}</code></td></tr>`,
  )
  return `<section id="${escaped(operationId)}"><h2><code>${method.toUpperCase()} ${escaped(path)}</code></h2><p>${escaped(summary)}</p>
${rows.length === 0 ? '' : `<table>${rows.join('')}</table>`}${content('Takes', requestBody?.content)}${content('Answers', responses[200].content)}</section>`
}

function content(
  word: string,
  kinds: Readonly<Record<string, { readonly schema?: object }>> = {},
): string {
  return Object.entries(kinds)
    .map(([type, { schema }]) =>
      schema === undefined
        ? `<p>${word} <code>${escaped(type)}</code>.</p>`
        : `<details><summary>${word} <code>${escaped(type)}</code></summary>${shape(schema)}</details>`,
    )
    .join('')
}

function shape(schema: object): string {
  return `<pre>${escaped(JSON.stringify(schema, undefined, 2))}</pre>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
