import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { House } from '#app/house'
import type { EndpointName, Endpoints } from '#contract/endpoints'
import type { Actor } from '#use-cases/ports/store'

/** What a route is asked for, as its endpoint describes it, and who asks. */
interface Asked<N extends EndpointName> {
  readonly params: Part<N, 'params'>
  readonly query: Part<N, 'query'>
  readonly body: Part<N, 'body'>
  /** Of an endpoint that takes bytes. */
  readonly bytes: Readable
  readonly who: Actor
}

type Part<N extends EndpointName, K extends string> = Endpoints[N] extends {
  readonly [key in K]: infer S extends z.ZodType
}
  ? z.output<S>
  : undefined

/** Bytes that are sent as a file. */
export interface SentFile {
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>
  readonly type: string
  /** Absent: shown, not saved. */
  readonly name?: string
  readonly bytes?: number
}

/** What a route answers: what its endpoint describes, or a file. */
type Answered<N extends EndpointName> = Endpoints[N] extends {
  readonly answer: infer S extends z.ZodType
}
  ? z.output<S>
  : SentFile

type Handler<N extends EndpointName> = (
  asked: Asked<N>,
  house: House,
) => Answered<N> | Promise<Answered<N>>

/** Every endpoint but the stream of events, which has its own route. */
export type Handlers = { readonly [N in Exclude<EndpointName, 'events'>]: Handler<N> }
