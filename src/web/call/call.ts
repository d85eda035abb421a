import type { z } from 'zod'
import { endpoints, type EndpointName, type Endpoints } from '#contract/endpoints'
import { callErrorOf, OfflineError } from './call-error.ts'

type Part<N extends EndpointName, K extends string> = Endpoints[N] extends {
  readonly [key in K]: infer S extends z.ZodType
}
  ? { readonly [key in K]: z.input<S> }
  : { readonly [key in K]?: undefined }

/** What a call needs: parameters in its address, a query, a body. */
export type Input<N extends EndpointName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'>

/** What a call gives. */
export type Answer<N extends EndpointName> = Endpoints[N] extends {
  readonly answer: infer S extends z.ZodType
}
  ? z.output<S>
  : never

interface Loose {
  readonly params?: Readonly<Record<string, unknown>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
}

/** The address of an operation, for links and downloads. */
export function addressOf<N extends EndpointName>(name: N, input: Omit<Input<N>, 'body'>): string {
  const { params = {}, query = {} } = input as Loose
  const path = endpoints[name].path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params[key])),
  )
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return given.length === 0 ? path : `${path}?${search}`
}

/**
 * Asks the server for one operation of the contract.
 *
 * @throws CallError what the server refused, with its words; OfflineError where it is out of reach.
 */
export async function call<N extends EndpointName>(
  name: N,
  input: Input<N>,
  signal?: AbortSignal,
): Promise<Answer<N>> {
  const { body } = input as Loose
  const response = await reach(addressOf(name, input), {
    method: endpoints[name].method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  return answerOf(response)
}

/**
 * A file that an operation of the contract gives, and the name it has there.
 *
 * @throws CallError what the server refused, with its words; OfflineError where it is out of reach.
 */
export async function fetchFile<N extends EndpointName>(
  name: N,
  input: Omit<Input<N>, 'body'>,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await reach(addressOf(name, input), { method: endpoints[name].method })
  if (!response.ok) throw await callErrorOf(response)
  const disposition = response.headers.get('content-disposition') ?? ''
  const said = /filename\*=UTF-8''([^;]+)/u.exec(disposition)?.[1] ?? name
  return { name: decodeURIComponent(said), content: await response.blob() }
}

/** Sends bytes from `offset` of a file on. */
export async function sendPart(
  upload: string,
  offset: number,
  bytes: Blob,
): Promise<Answer<'sendPart'>> {
  const response = await reach(addressOf('sendPart', { params: { upload }, query: { offset } }), {
    method: endpoints.sendPart.method,
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  })
  return answerOf(response)
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new OfflineError()
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw await callErrorOf(response)
  const text = await response.text()
  return (text === '' ? null : JSON.parse(text)) as T
}
