import type { FastifyInstance } from 'fastify'
import type { House } from '#app/house'
import { endpoints } from '#contract/endpoints'
import type { ServerEvent } from '#contract/job'

const beat = 20_000
/** Bytes that may wait for a page that does not listen; it comes back by itself. */
const mostWaiting = 1_000_000

/** Says what changes to every page that listens, until it goes away. */
export function registerEvents(server: FastifyInstance, { ports, who }: House): void {
  const open = new Set<() => void>()
  server.get(endpoints.events.path, (_request, reply) => {
    const { raw } = reply.hijack()
    const headers = reply.getHeaders() as Record<string, string>
    raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' })
    raw.write('retry: 1000\n\n')
    const stop = ports.events.listen(who.workspace, (event: ServerEvent) => {
      raw.write(`data: ${JSON.stringify(event)}\n\n`)
      if (raw.writableLength > mostWaiting) raw.destroy()
    })
    const timer = setInterval(() => raw.write(': here\n\n'), beat)
    const end = (): void => {
      clearInterval(timer)
      stop()
      open.delete(end)
      raw.end()
    }
    open.add(end)
    raw.on('close', end)
  })
  server.addHook('preClose', async () => {
    for (const end of open) end()
  })
}
