import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#contract/problem'
import { sendProblem } from '#server/problem'

/** What opens the server to a browser. */
export interface Keys {
  /** In the printed link; new at every start. */
  readonly link: string
  /** Kept in the folder: a page that is open stays so when the server starts again. */
  readonly secret: string
}

/** Where the server answers, and the page that the printed link leads to. */
interface Door {
  readonly port: () => number
  readonly opens: string
}

/**
 * Lets in who has the secret: pages of this very address only, with the cookie that the printed link
 * is exchanged for, or programs with the secret of the link in their header.
 */
export function closeGate(server: FastifyInstance, keys: Keys, { port, opens }: Door): void {
  const cookie = cookieValue(keys)
  const known = { link: matcher(keys.link), cookie: matcher(cookie) }
  server.addHook('onRequest', (request, reply, done) => {
    const wrong = strangerProblem(request, port()) ?? sessionProblem(request, known, port())
    if (wrong === undefined) done()
    else if (wantsPage(request)) sendWords(reply, wrong)
    else sendProblem(reply, wrong)
  })
  const rateLimit = { max: 60, timeWindow: 60_000 }
  server.get('/open', { config: { open: true, rateLimit } }, (request, reply) => {
    const { key } = request.query as { key?: unknown }
    if (typeof key !== 'string' || !known.link(key)) return sendProblem(reply, unknownKey)
    return letIn(reply, cookie, { port, opens })
  })
}

function wantsPage({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api') && headers.accept?.includes('html') === true
}

/** A problem for somebody who opened an address in a browser. */
function sendWords(reply: FastifyReply, { title, hint = '', status }: Problem): FastifyReply {
  const words = `<!doctype html><meta charset="utf-8"><title>Worthline</title><h1>${title}</h1><p>${hint.replaceAll('`', '')}</p>`
  return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(words)
}

function letIn(reply: FastifyReply, cookie: string, { port, opens }: Door): FastifyReply {
  reply.setCookie(cookieName(port()), cookie, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: 365 * 24 * 60 * 60,
  })
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .send(
      `<!doctype html><meta http-equiv="refresh" content="0;url=${opens}"><title>Worthline</title><a href="${opens}">Worthline</a>`,
    )
}

const unknownKey: Problem = {
  type: 'unknown-key',
  title: 'This link is not of the server that runs now.',
  status: 401,
  hint: 'Open the link that `worthline serve` printed last.',
}

const noSession: Problem = {
  type: 'no-session',
  title: 'This browser has not been let in.',
  status: 401,
  hint: 'Open the link that `worthline serve` printed.',
}

/** Names under which this machine may be addressed: another one is a foreign name led here. */
function strangerProblem(request: FastifyRequest, port: number): Problem | undefined {
  const { headers, method } = request
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`)
  const { host, origin } = headers
  if (!hosts.includes(host ?? '') || !isNamedOnce(request))
    return forbidden('This name is not that of the server.')
  if (origin !== undefined && origin !== `http://${host}`)
    return forbidden('Pages of other addresses may not ask here.')
  const site = headers['sec-fetch-site']
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
  return foreign && method !== 'GET'
    ? forbidden('Pages of other addresses may not ask here.')
    : undefined
}

/** A name said in two ways, or before the path, might be another one for who stands between. */
function isNamedOnce({ raw }: FastifyRequest): boolean {
  const hosts = raw.headersDistinct['host'] ?? []
  return hosts.length === 1 && raw.url?.startsWith('/') === true
}

function forbidden(title: string): Problem {
  return { type: 'forbidden', title, status: 403 }
}

interface Known {
  link(given: string): boolean
  cookie(given: string): boolean
}

function sessionProblem(request: FastifyRequest, known: Known, port: number): Problem | undefined {
  const { config } = request.routeOptions
  if ((config as { open?: boolean } | undefined)?.open === true) return undefined
  const { authorization = '' } = request.headers
  if (authorization.startsWith('Bearer ') && known.link(authorization.slice(7))) return undefined
  return known.cookie(request.cookies[cookieName(port)] ?? '') ? undefined : noSession
}

/** Cookies know no ports: every server has its own name. */
function cookieName(port: number): string {
  return `worthline-${port}`
}

function cookieValue({ secret }: Keys): string {
  return createHmac('sha256', secret).update('session').digest('base64url')
}

/** Compares with a word in a time that says nothing of how much is right. */
function matcher(expected: string): (given: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  const known = digest(expected)
  return (given) => timingSafeEqual(digest(given), known)
}
