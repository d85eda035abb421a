import type { Handlers } from '#server/handler'
import { slug } from '#quantity/id'
import { listPromises, makePromise, promiseOf } from '#use-cases/studies/study-promises'

/** What was promised with a study: listed, made, given as a file. */
export const promiseRoutes: Pick<Handlers, 'promises' | 'promise' | 'makePromise'> = {
  promises: ({ who, params }, { ports }) => listPromises(who, params.study, ports),
  promise: async ({ who, params: { study, promise } }, { ports }) => {
    const { content, on, to } = await promiseOf(who, [study, promise], ports)
    const type = 'application/json; charset=utf-8'
    return { content, type, name: `${on}-${slug(to === '' ? 'promise' : to)}.json` }
  },
  makePromise: ({ who, params, body }, { ports }) => makePromise(who, [params.study, body], ports),
}
