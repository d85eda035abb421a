import type { LogColumn, NamedDuration } from '#evidence/log/log-column'

type Of<Read extends LogColumn['read']> = Extract<LogColumn, { readonly read: Read }>

const words: { readonly [Read in LogColumn['read']]: (column: Of<Read>) => string } = {
  attribute: ({ from, take }) => (take === undefined ? from : `${from} (${take})`),
  duration: ({ duration }) => `time ${durationWords(duration)}`,
  within: ({ duration }) => `time ${durationWords(duration)} within its bound`,
  'time-to': ({ duration, gives }) => `time ${durationWords(duration)} (${gives})`,
  reaches: ({ goal }) => `reaches ${'step' in goal ? goal.step : goal.activity.join(' or ')}`,
  repeats: ({ step = 'any step' }) => `repeats of ${step}`,
  loops: ({ step = 'any step' }) => `returns to ${step}`,
  changes: ({ from = 'the resource' }) => `changes of ${from}`,
  counts: ({ step }) => `occurrences of ${step}`,
  work: ({ step = 'all steps' }) => `work on ${step}`,
  waiting: ({ step = 'all steps' }) => `waiting before ${step}`,
  takes: ({ step = 'all steps' }) => `waiting and work of ${step}`,
  period: () => 'period of the start',
  case: () => 'case',
}

/** What a column of executions is made of, in words, for the list of columns that were read. */
export function logColumnWords(column: LogColumn): string {
  return (words[column.read] as (column: LogColumn) => string)(column)
}

function durationWords({ from, to, which }: NamedDuration): string {
  return `from ${from} to ${which === 'last' ? 'the last ' : ''}${to}`
}
