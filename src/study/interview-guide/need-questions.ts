import type { Need } from '#job/job'
import type { Metric } from '#job/metric'
import type { GuidePart } from '#study/interview-guide/interview-guide'
import type { Study } from '#study/study'

/** What is asked about one need: open questions first, then three figures where it has a metric. */
export function needQuestions(study: Study, need: Need): GuidePart {
  const { measure, focus } = need.outcome
  const words = `${measure} ${focus}`
  return {
    heading: `Need: ${words}`,
    notes: need.metric === undefined ? ['It has no metric yet: no figures are asked for.'] : [],
    questions: [
      `What does the ${words} mean for your work, if anything?`,
      'Tell me of a time when it went well, and of one when it went badly. What made the difference?',
      ...(need.metric === undefined ? [] : figureQuestions(study, need.metric, words)),
      `What else about the ${words} is worth something to you, or costs you something?`,
    ],
  }
}

function figureQuestions(study: Study, metric: Metric, words: string): readonly string[] {
  if (!isStatable(metric)) return [withoutFigures(metric)]
  const several = study.solutions.length > 1
  return [
    `Think of all cases of the last three months together, as you work today: ${askedFor(metric, words)}. Name a figure so high that you would be surprised if the true one were higher: 1 chance in 10. (P90)`,
    'Now a figure so low that you would be surprised if the true one were lower: 1 chance in 10. (P10)',
    'Now the middle: the true one is as likely to be higher as to be lower. (P50)',
    'What did you have in mind for the high and for the low one? Would you change any of the three?',
    ...(several
      ? ['If you have worked in another way too: the same three figures for that way.']
      : []),
  ]
}

/** Whether people can put a range on it: a spread or a curve is nothing that anybody sees. */
export function isStatable({ type }: Metric): boolean {
  return type !== 'spread' && type !== 'time-to-event'
}

function withoutFigures({ type }: Metric): string {
  return type === 'spread'
    ? 'Of ten cases, how do the slowest or worst two differ from the rest? (No three figures: nobody sees a spread.)'
    : 'Of ten cases, what had become of each after a while? (No three figures: open cases count too.)'
}

function askedFor(metric: Metric, words: string): string {
  const unit = statedUnit(metric)
  switch (metric.type) {
    case 'yes-no':
    case 'share':
    case 'share-within':
      return `the ${words}, as cases out of 100 (${unit})`
    case 'scale':
      return `the average ${words}, on a scale from ${metric.from} to ${metric.to}`
    case 'count':
      return `the ${words}, on average for one case`
    default:
      return `the ${words}, on average, in ${unit}`
  }
}

/** The unit in which people are asked, and in which their figures are written down. */
export function statedUnit(metric: Metric): string {
  if (['yes-no', 'share', 'share-within'].includes(metric.type)) return '%'
  if (metric.type === 'scale') return `${metric.from} to ${metric.to}`
  return metric.type === 'rate' ? metric.unit.text : metric.unit.text.split('/')[0]!
}
