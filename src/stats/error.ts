export type StatisticsErrorCode =
  'too-few' | 'not-finite' | 'domain' | 'no-variation' | 'singular' | 'separation' | 'no-overlap'

/** What a method of `stats` throws when its input cannot give a result; callers turn it into a finding. */
export class StatisticsError extends Error {
  readonly code: StatisticsErrorCode
  readonly details: Readonly<Record<string, number | string>>

  constructor(
    code: StatisticsErrorCode,
    message: string,
    details: Readonly<Record<string, number | string>> = {},
  ) {
    super(message)
    this.name = 'StatisticsError'
    this.code = code
    this.details = details
  }
}
