import { EventEmitter } from 'node:events'
import type { ServerEvent } from '#contract/job'
import type { Events } from '#use-cases/ports/surroundings'

/** Says what changes to those who listen in this process. */
export function createEvents(): Events {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    publish: (workspace, event) => {
      emitter.emit(workspace, event)
    },
    listen: (workspace, listener) => {
      const hear = (event: ServerEvent): void => listener(event)
      emitter.on(workspace, hear)
      return () => emitter.off(workspace, hear)
    },
  }
}
