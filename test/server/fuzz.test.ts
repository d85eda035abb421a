/**
 * Every operation of the API, asked with what its own description allows and with what it does not: it
 * answers what it describes or says why not, never with a fault of its own, and never not at all.
 */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints, type EndpointName } from '#contract/endpoints'
import { examineHouse } from '#app/keep'
import { problemSchema } from '#contract/problem'
import type { z } from 'zod'
import { beginStudy, newFolder, removeFolders, startServer, type RunningServer } from './server.ts'

interface Described {
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>
  }
  readonly operationId: string
}

/** The part of JSON Schema that the description uses. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
}

interface Operation extends Described {
  readonly method: string
  readonly path: string
}

let server: RunningServer
let study = ''
let operations: readonly Operation[] = []
let named: Readonly<Record<string, Schema>> = {}

beforeAll(async () => {
  server = await startServer(newFolder())
  study = await beginStudy(server)
  const { body } = await server.ask<{
    paths: Record<string, Record<string, Described>>
    components: { schemas: Record<string, Schema> }
  }>('GET', '/api/openapi.json')
  named = body.components.schemas
  operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path,
    })),
  )
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

const strange = fc.oneof(
  fc.constantFrom(
    '',
    '..',
    '../..',
    '%00',
    '\u0000',
    'null',
    '__proto__',
    'constructor',
    '[object Object]',
    '😀',
    'a'.repeat(5_000),
    '-1',
    '1e999',
    'NaN',
    '<script>',
    "' OR 1=1 --",
    '${7*7}',
    '{{7*7}}',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.json({ maxDepth: 2 }),
)

/** What a schema allows, now and then something else. */
function valueOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const fitting = fittingValue(schema, depth)
  return fc.oneof(
    { weight: 30, arbitrary: fitting },
    {
      weight: 1,
      arbitrary: fc.oneof(
        strange,
        fc.integer(),
        fc.constant(null),
        fc.array(strange, { maxLength: 2 }),
      ),
    },
  )
}

function fittingValue(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const known = named[schema.$ref.replace('#/components/schemas/', '')]
    if (known === undefined) throw new Error(`the description lacks ${schema.$ref}`)
    return fittingValue(known, depth)
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valueOf(each, depth)))
  if (schema.type === 'object') return objectOf(schema, depth)
  if (schema.type === 'array')
    return fc.array(depth > 3 ? strange : valueOf(schema.items ?? {}, depth + 1), {
      minLength: schema.minItems ?? 0,
      maxLength: 3,
    })
  return plainValue(schema)
}

function plainValue({ type, minimum = -5, maximum = 1e9 }: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'integer':
    case 'number': {
      const within = fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) })
      return fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) }, within)
    }
    case 'boolean':
      return fc.boolean()
    case 'string': {
      const known = ['title', 'assumptions', 'hourly', 'rows', 'rows.csv', 'Counter', study]
      return fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 12 }), strange)
    }
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  depth: number,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, valueOf(each, depth + 1)]),
  )
  return fc.record(fields, {
    requiredKeys: required.filter((name) => name in fields),
    noNullPrototype: true,
  })
}

/** A request that fits an operation, more or less. */
function requestOf({
  path,
  parameters,
  requestBody,
}: Operation): fc.Arbitrary<{ path: string; body?: unknown }> {
  const values = fc.record(
    Object.fromEntries(
      parameters.map(({ name, schema }) => [
        name,
        name === 'study'
          ? fc.oneof(
              { weight: 6, arbitrary: fc.constant(study) },
              { weight: 1, arbitrary: strange },
            )
          : valueOf(schema),
      ]),
    ),
    { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
  )
  const schema = requestBody?.content['application/json']?.schema
  const body = schema === undefined ? fc.constant(undefined) : valueOf(schema)
  return fc.tuple(values, body).map(([given, sent]) => {
    const word = (name: string): string =>
      encodeURIComponent(wellFormed(String((given as Record<string, unknown>)[name])))
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => word(name))
    const query = parameters.filter(
      (each) => each.in === 'query' && (given as Record<string, unknown>)[each.name] !== undefined,
    )
    const search = query.map(({ name }) => `${name}=${word(name)}`).join('&')
    return {
      path: search === '' ? filled : `${filled}?${search}`,
      ...(sent === undefined ? {} : { body: sent }),
    }
  })
}

function wellFormed(text: string): string {
  return text.toWellFormed()
}

const longest = 110_000

describe('the API', () => {
  const all = Object.keys(endpoints) as EndpointName[]
  /** These leave the others less to be asked for. */
  const last: readonly EndpointName[] = ['removeFile', 'purge']
  const names = [...all.filter((name) => name !== 'events' && !last.includes(name)), ...last]

  it.each(names)(
    'answers %s as it describes, whatever it is asked',
    async (name) => {
      const operation = operations.find(({ operationId }) => operationId === name)!
      const answer: z.ZodType | undefined =
        'answer' in endpoints[name] ? (endpoints[name].answer as z.ZodType) : undefined
      await fc.assert(
        fc.asyncProperty(requestOf(operation), async ({ path, body }) => {
          const late = new Promise<never>((_, reject) => {
            setTimeout(
              () => reject(new Error(`${operation.method} ${path} does not answer`)),
              longest,
            ).unref()
          })
          const { status, body: given } = await Promise.race([
            server.ask(operation.method, path, body),
            late,
          ])
          expect(status, JSON.stringify({ path, body, given })).toBeLessThan(500)
          const described: z.ZodType | undefined = status >= 400 ? problemSchema : answer
          expect(described?.safeParse(given).error).toBeUndefined()
        }),
        { numRuns: 40, endOnFailure: true },
      )
    },
    240_000,
  )

  it('says of what is no JSON that it cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const response = await fetch(`${server.address}/api/studies`, {
          method: 'POST',
          headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
          body: bytes as BodyInit,
        })
        expect(response.status).toBeGreaterThanOrEqual(400)
        expect(response.status).toBeLessThan(500)
        expect(problemSchema.safeParse(await response.json()).success).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('still serves, and its store is whole', async () => {
    expect((await server.ask('GET', `/api/studies`)).status).toBe(200)
    const examined = await examineHouse({ data: server.data })
    expect(examined.filter(({ good, what }) => !good && what !== 'disk')).toEqual([])
  })
})
