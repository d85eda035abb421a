import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { House } from '#app/house'
import { registerEvents } from '#server/event-stream'
import { closeGate, type Keys } from '#server/gate'
import { sendSafeHeaders } from '#server/headers'
import { openApi } from '#server/open-api'
import { registerPages } from '#server/pages'
import { problemOf, sendProblem } from '#server/problem'
import { registerEndpoints } from '#server/register-endpoints'
import { fileRoutes } from '#server/routes/files'
import { historyRoutes } from '#server/routes/history'
import { jobRoutes } from '#server/routes/jobs'
import { promiseRoutes } from '#server/routes/promises'
import { publishedRoutes } from '#server/routes/published'
import { resultRoutes } from '#server/routes/results'
import { sessionRoutes } from '#server/routes/session'
import { studyRoutes } from '#server/routes/studies'

const handlers = {
  ...sessionRoutes,
  ...studyRoutes,
  ...historyRoutes,
  ...resultRoutes,
  ...promiseRoutes,
  ...publishedRoutes,
  ...fileRoutes,
  ...jobRoutes,
}

/** Most bytes of a request but of parts of files: a document of two million characters fits. */
const bodyBytes = 12 * 1024 * 1024

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number
  readonly keys: Keys
}

export interface Served {
  readonly port: number
  close(): Promise<void>
}

/** Opens stored studies to this machine, and to nobody else. */
export async function serve(house: House, { port, keys }: ServeOptions): Promise<Served> {
  let bound = port
  const server = fastify({
    forceCloseConnections: true,
    bodyLimit: bodyBytes,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error)),
  })
  await server.register(cookie)
  await server.register(rateLimit, { global: false })
  takeBytes(server)
  sendSafeHeaders(server)
  const opens = house.example === undefined ? '/' : `/studies/${house.example}`
  closeGate(server, keys, { port: () => bound, opens })
  server.setErrorHandler((error: Error, _request, reply) => {
    const problem = problemOf(error)
    if (problem.status === 500) house.ports.fault(error)
    return sendProblem(reply, problem)
  })
  registerEndpoints(server, handlers, house)
  registerEvents(server, house)
  registerPages(server, openApi(house.ports.version))
  const address = new URL(await server.listen({ port, host: '127.0.0.1' }))
  bound = Number(address.port)
  return { port: bound, close: () => server.close() }
}

/** Parts of files are handed on as they come; every other body is JSON. */
function takeBytes(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain')
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload)
  })
}
