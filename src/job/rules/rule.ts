import type { Job, Need, Statement } from '#job/job'

/** A statement of a job or a step, with what the rules need to know around it. */
export interface StatementSubject {
  readonly level: 'job' | 'step'
  readonly dimension: Job['dimension']
  readonly statement: Statement
  readonly solutionNames: readonly string[]
  readonly starts?: string
  readonly ends?: string
}

/** A need, with what the rules need to know around it. */
export interface NeedSubject {
  readonly need: Need
  readonly solutionNames: readonly string[]
}

/** Why a statement goes against a rule, and what to write instead. */
export interface Remark {
  readonly reason: string
  readonly suggestion: string
}

/** One rule of the statement check; every file of `statement/` and `need/` holds one. */
export interface Rule<Subject> {
  readonly id: string
  readonly applies: (subject: Subject) => boolean
  readonly check: (subject: Subject) => Remark | undefined
}
