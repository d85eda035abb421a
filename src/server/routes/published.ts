import type { Handlers } from '#server/handler'
import { publishedElsewhere, takePublished } from '#use-cases/studies/published-figures'

/** Published figures: those of other stored studies, and the library of this one. */
export const publishedRoutes: Pick<Handlers, 'published' | 'takePublished'> = {
  published: ({ who, params }, { ports }) => publishedElsewhere(who, params.study, ports),
  takePublished: ({ who, params, body }, { ports }) =>
    takePublished(who, [params.study, body], ports),
}
