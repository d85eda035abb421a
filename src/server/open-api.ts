import { z } from 'zod'
import { endpoints } from '#contract/endpoints'
import { problemSchema } from '#contract/problem'

interface Described {
  readonly method: string
  readonly path: string
  readonly about: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer?: z.ZodType
  readonly bytes?: string
  readonly sends?: string
  readonly event?: z.ZodType
}

/** The description of the API in OpenAPI 3.1, made from its table of endpoints. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  const schemas: Schemas = new Map()
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const described: Described = endpoint
    const path = described.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [described.method.toLowerCase()]: operation(name, described, schemas),
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Worthline',
      version,
      description: 'Studies, their rows and what they are worth.',
    },
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { link: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ link: [] }],
  }
}

/** Every schema that has a name, under which the others speak of it. */
type Schemas = Map<string, object>

function operation(name: string, described: Described, schemas: Schemas): object {
  const { about, answer, bytes = 'application/json', body, sends, event } = described
  const content = answer ?? event
  return {
    operationId: name,
    summary: about,
    parameters: [
      ...parameters('path', described.params, schemas),
      ...parameters('query', described.query, schemas),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(body, 'input', schemas) } }),
    ...(sends === undefined ? {} : { requestBody: { required: true, content: { [sends]: {} } } }),
    responses: {
      200: {
        description: 'What was asked for.',
        content:
          content === undefined || event !== undefined
            ? { [bytes]: {} }
            : json(content, 'output', schemas),
      },
      default: {
        description: 'Why it is not done.',
        content: {
          'application/problem+json': { schema: schemaOf(problemSchema, 'output', schemas) },
        },
      },
    },
  }
}

function json(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): object {
  return { 'application/json': { schema: schemaOf(schema, io, schemas) } }
}

function parameters(
  place: 'path' | 'query',
  schema: z.ZodType | undefined,
  schemas: Schemas,
): readonly object[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input', schemas) as {
    readonly properties?: Readonly<Record<string, object>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }))
}

/** A schema as JSON; what has a name in it stands among the schemas of the whole description. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): object {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  const text = JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $schema: _schema, $defs = {}, ...plain } = JSON.parse(text) as typeof whole
  for (const [name, named] of Object.entries($defs)) schemas.set(name, named)
  return plain
}
