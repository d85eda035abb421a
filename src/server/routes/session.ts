import type { Handlers } from '#server/handler'
import { listTemplates } from '#use-cases/studies/create-study'

/** Who is asking, and what there is to start from. */
export const sessionRoutes: Pick<Handlers, 'session' | 'templates'> = {
  session: ({ who }, { ports }) => ({
    actor: { id: who.id, name: who.name },
    workspace: { id: who.workspace, name: 'This machine' },
    version: ports.version,
  }),
  templates: (_asked, { ports }) => listTemplates(ports),
}
