import type { FastifyInstance } from 'fastify'
import { apiPage } from '#server/api-page'
import { allowStyles } from '#server/headers'
import { problemOf, sendProblem } from '#server/problem'
import { webBundle } from '#server/web-bundle'

const year = 365 * 24 * 60 * 60

/**
 * What a browser opens: the description of the API, the files of the application under `/web/`, and its
 * one page at every other address.
 */
export function registerPages(server: FastifyInstance, described: object): void {
  server.get('/api/openapi.json', () => described)
  server.get('/api', (_request, reply) => {
    const page = apiPage(described, allowStyles(reply))
    return reply.header('content-type', 'text/html; charset=utf-8').send(page)
  })
  server.get('/web/:name', { config: { open: true } }, async (request, reply) => {
    const { name } = request.params as { name: string }
    const file = (await webBundle()).files.get(name)
    if (file === undefined) return sendProblem(reply, problemOf({ statusCode: 404 }))
    if (file.policy !== undefined) reply.header('content-security-policy', file.policy)
    return reply
      .header('content-type', file.type)
      .header('cache-control', `public, max-age=${year}, immutable`)
      .send(Buffer.from(file.bytes))
  })
  server.setNotFoundHandler(async (request, reply) => {
    const opened = request.method === 'GET' && !request.url.startsWith('/api')
    if (!opened) return sendProblem(reply, problemOf({ statusCode: 404 }))
    const page = (await webBundle()).page(allowStyles(reply))
    return reply.header('content-type', 'text/html; charset=utf-8').send(page)
  })
}
