import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { House } from '#app/house'
import { endpoints, type EndpointName } from '#contract/endpoints'
import type { Handlers, SentFile } from '#server/handler'
import { Refusal } from '#use-cases/refusal'

/** The parts of an endpoint that say what it takes and gives. */
interface Described {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer?: z.ZodType
  readonly sends?: string
}

/** What changes something, or takes time, is asked by people and pages, not by loops. */
const rateLimit = { max: 6_000, timeWindow: 60_000 }
const small = new Set<string>([
  'session',
  'templates',
  'studies',
  'study',
  'revisions',
  'promises',
  'jobs',
])

/** Most bytes of a part of a file. */
const partBytes = 16 * 1024 * 1024

/** Gives every endpoint of the contract its route: what comes in and what goes out is held to it. */
export function registerEndpoints(server: FastifyInstance, handlers: Handlers, house: House): void {
  for (const [name, handler] of Object.entries(handlers)) {
    const described: Described = endpoints[name as EndpointName]
    server.route({
      method: described.method,
      url: described.path,
      config: small.has(name) ? {} : { rateLimit },
      ...(described.sends === undefined ? {} : { bodyLimit: partBytes }),
      handler: async (request, reply) => {
        const asked = askedOf(described, request)
        const given: unknown = await (handler as (asked: object, house: House) => unknown)(
          { ...asked, who: house.who },
          house,
        )
        if (described.answer === undefined) return sendFile(reply, given as SentFile)
        return reply.send(described.answer.parse(given))
      },
    })
  }
}

function askedOf(described: Described, request: FastifyRequest): object {
  return {
    params: parsed(described.params, request.params, 'address'),
    query: parsed(described.query, request.query, 'query'),
    body: parsed(described.body, request.body, 'body'),
    bytes: request.body instanceof Readable ? request.body : Readable.from([]),
  }
}

function parsed(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined
  if (isDeep(value)) {
    const message = 'The request does not fit: it is nested too deeply.'
    throw new Refusal('invalid', message, { place: part, hint: 'See /api for what it may hold.' })
  }
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = [part, ...(issue?.path ?? [])].join('.')
  throw new Refusal('invalid', `The request does not fit: ${issue?.message ?? 'unreadable'}.`, {
    place,
    hint: 'See /api for what it may hold.',
  })
}

/** Deeper than any document: what walks through it would run out of its stack. */
const deepest = 100

function isDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
  }
  return level.length > 0
}

function sendFile(reply: FastifyReply, { content, type, name, bytes }: SentFile): FastifyReply {
  reply.header('content-type', type)
  if (bytes !== undefined) reply.header('content-length', bytes)
  if (name !== undefined) reply.header('content-disposition', disposition(name))
  if (typeof content === 'string') return reply.send(content)
  return reply.send(content instanceof Uint8Array ? Buffer.from(content) : Readable.from(content))
}

/** Always saved, never shown: what people upload must not run in this page. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/gu, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`
}
