import { z } from 'zod'
import { bound, id, text } from '#study/document/schema/text'

const header = text.meta({ refersTo: 'header' })
const step = text.meta({ refersTo: 'log-step' })
const activities = z.array(text.meta({ refersTo: 'activity' })).min(1)

/** The `log` block of a data set: how events become executions. */
export const log = z
  .strictObject({
    case: header.describe('Column of the case: each case is one execution.'),
    activity: z
      .union([
        z.array(header).min(1),
        z.strictObject({ classifier: text.describe('Name of a classifier of the XES log.') }),
      ])
      .optional()
      .describe(
        'Columns that name the activity together, or a classifier of an XES log; where absent its first one.',
      ),
    at: header.describe('Column of the time.'),
    resource: header.optional().describe('Column of who or what did it.'),
    lifecycle: z
      .strictObject({
        from: header.describe('Column that says what an event marks.'),
        start: text.describe('Its word for the start of an activity.'),
        complete: text.describe('Its word for the completion.'),
      })
      .optional()
      .describe('Which events mark a start; without it every event is a completion.'),
    steps: z
      .record(id, activities)
      .optional()
      .describe('Steps of the job, in order, and the activities of each: `{ decide: [T10] }`.'),
    finished: z
      .strictObject({
        reaches: step.optional().describe('The step whose first completion finishes it.'),
        activity: activities.optional().describe('The activities that do.'),
      })
      .optional()
      .describe('What finishes an execution; without it each ends with its last event.'),
    abandoned: z
      .strictObject({
        any: z
          .array(
            z.strictObject({
              activity: activities.optional().describe('One of these activities.'),
              idle: bound.optional().describe('No event for longer than this: `90 day`.'),
            }),
          )
          .min(1)
          .describe('One of these is enough.'),
      })
      .optional()
      .describe('What shows that an execution was given up.'),
    failed: z
      .strictObject({ activity: activities.describe('The activities that mark it.') })
      .optional()
      .describe('What marks an execution as failed.'),
    order: header.optional().describe('Column of numbers that orders events of equal time.'),
    'open-at': text
      .optional()
      .describe('When the log was cut (a day counts to its end); the last event where absent.'),
  })
  .describe('How the events of a process log become executions, one a case.')

const ends = {
  from: step.describe('`start` (the first event of the case), a step, or `step.complete`.'),
  to: step.describe('A step, or `step.start`.'),
  which: z
    .enum(['first', 'last'])
    .optional()
    .describe('Which one counts where the end comes more than once: the first, if not said.'),
}

const duration = z.strictObject(ends).describe('Time between two moments of an execution.')

/** Forms of a column that only the executions of a log have. */
export const logForms = {
  take: z
    .enum(['first', 'last', 'most-common'])
    .optional()
    .describe('Of a log: which value counts where the events of a case carry several.'),
  by: z
    .literal('period')
    .optional()
    .describe('Of a log: the period (see `periods`) in which the case starts.'),
  duration: duration.optional().describe('Of a log: a time between two moments.'),
  reaches: z
    .union([step, z.strictObject({ activity: activities.describe('One of these activities.') })])
    .optional()
    .describe('Of a log: whether a step, or one of some activities, is completed.'),
  repeats: step
    .optional()
    .describe('Of a log: `any`, or a step, done again: whether, or how many times.'),
  loops: step
    .optional()
    .describe('Of a log: returns to `any` step, or to one, that was left for another.'),
  changes: text
    .optional()
    .describe('Of a log: how often the `resource`, or another column, changes.'),
  counts: step.optional().describe('Of a log: occurrences of a step.'),
  work: step
    .optional()
    .describe('Of a log: time between starts and completions of a step, or of `any`: of all.'),
  waiting: step
    .optional()
    .describe('Of a log: time before a step, or before `any`, while nothing was in work.'),
  takes: step
    .optional()
    .describe('Of a log: waiting and work of a step, or of `any`: skipped is 0, rework counts.'),
  'time-to': z
    .union([step, duration])
    .optional()
    .describe('Of a log: time to a step, or between two moments, with cases that are open.'),
  'only-if': z
    .literal('finishes')
    .optional()
    .describe('Of a duration of a log: missing where the execution did not finish.'),
}

/** Of a log: whether a time lies inside bounds. */
export const withinTime = z.strictObject({
  ...ends,
  'at-most': bound.optional().describe('Not longer than: `60 min`.'),
  'at-least': bound.optional().describe('Not shorter than.'),
})

export const period = z
  .strictObject({
    id: id.describe('Id of the period.'),
    from: text.optional().describe('Its first moment: `2011-04-01`.'),
    until: text.optional().describe('The first moment after it.'),
    why: text.optional().describe('What changed then, or that it is not known.'),
  })
  .describe('A stretch of time that cases of a log start in.')
