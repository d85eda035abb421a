import type { Problem } from '#contract/problem'

/** Why something that was asked for is not done; each has its status in the API. */
export type RefusalCode =
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'unreadable'
  | 'not-ready'
  | 'too-large'
  | 'no-space'
  | 'gone'

type Details = Partial<Pick<Problem, 'place' | 'hint' | 'findings' | 'conflicts' | 'revision'>>

/** Says to the person why something is not done, and how to go on. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Details

  constructor(code: RefusalCode, message: string, details: Details = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
