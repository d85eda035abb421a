/** What only a log has, in a column. */
export const logForms = [
  'take',
  'by',
  'duration',
  'within',
  'reaches',
  'repeats',
  'loops',
  'changes',
  'counts',
  'work',
  'waiting',
  'takes',
  'time-to',
] as const

export type LogForm = (typeof logForms)[number]

/** The keys by which a column of a log says how it is read. */
export const logColumnKeys: readonly string[] = [...logForms, 'only-if', 'from']
