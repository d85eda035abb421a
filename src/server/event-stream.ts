import type { FastifyInstance } from 'fastify'
import type { House } from '#app/house'
import { endpoints } from '#contract/endpoints'
import type { ServerEvent } from '#contract/job'
import type { Problem } from '#contract/problem'
import { sendProblem } from '#server/problem'

const beat = 20_000
/** Bytes that may wait for a page that does not listen; it comes back by itself. */
const mostWaiting = 1_000_000
/** Pages that listen at once: a browser opens some, a loop would take all connections of the machine. */
const mostOpen = 200

const tooMany: Problem = {
  type: 'too-many',
  title: 'Too many pages are open.',
  status: 429,
  hint: 'Close some of them.',
}

/** Says what changes to every page that listens, until it goes away. */
export function registerEvents(server: FastifyInstance, { ports, who }: House): void {
  const open = new Set<() => void>()
  server.get(endpoints.events.path, (_request, reply) => {
    if (open.size >= mostOpen) return void sendProblem(reply, tooMany)
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
