import type { ServerEvent } from '#contract/job'

/** The clock and ids of the place where it runs. */
export interface Surroundings {
  /** In UTC: `2026-11-22T05:40:27.000Z`. */
  now(): string
  /** An id that nothing else has. */
  newId(): string
}

/** What changes, said to whoever listens in a workspace. */
export interface Events {
  publish(workspace: string, event: ServerEvent): void
  /** Gives what ends the listening. */
  listen(workspace: string, listener: (event: ServerEvent) => void): () => void
}
