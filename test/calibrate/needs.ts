import { need } from '../evidence/evidence-rows.ts'

/** The needs that scenarios measure, by their metric. */
export const time = need('time', { type: 'duration' })
export const done = need('done', { type: 'yes-no', kind: 'completion' }, 'minimize')
export const touches = need('touches', { type: 'count', kind: 'effort' })
export const slips = need('slips', { type: 'rate', kind: 'accuracy' })
export const rating = need('rating', { type: 'scale', kind: 'effort', from: 0, to: 100 })
export const spread = need('steadiness', { type: 'spread', kind: 'reliability', of: 'time' })
export const cost = need('cost', { type: 'money', kind: 'money' })
/** Months until something ends, looked at over a year. */
export const leaving = need(
  'leaving',
  {
    type: 'time-to-event',
    kind: 'completion',
    unit: { text: 'month/customer', factor: 1, dimensions: {} },
    until: 12,
    directionOf: 'time',
  },
  'minimize',
)
