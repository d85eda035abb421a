import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf } from '#evidence/rows/units-view'
import { listInWords } from '#evidence/words'
import { fewPeople } from '#market/answers/answer-findings'
import { labelIds } from '#market/answers/label-ids'
import type { MarketSettings } from '#market/evaluate-block'
import { bestWorstRows, type BestWorstRows } from '#market/max-diff/best-worst-rows'
import type { MaxDiffSurvey } from '#market/max-diff/max-diff-survey'
import type { MaxDiffItem, MaxDiffView } from '#market/max-diff/max-diff-view'
import { orReason, type SureValue } from '#market/sure-value'
import { warning, type Finding } from '#quantity/finding'
import { maxDiff, type MaxDiffFit, type MaxDiffScores } from '#stats/choice/max-diff'
import { maxDiffCounts, type MaxDiffCount } from '#stats/choice/max-diff-counts'
import { createGenerator } from '#stats/random/generator'
import { percentileInterval } from '#stats/resampling/resamples'

type Settings = Pick<MarketSettings, 'level' | 'seed' | 'resamples'>

/**
 * How people rank items of which they called one the best and one the worst, a few at a time: counts, and the scores
 * of a logit with intervals over other people of the same kind.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateMaxDiff(
  survey: MaxDiffSurvey,
  answer: UnitsAnswer,
  settings: Settings,
): MaxDiffView {
  const rows = bestWorstRows(survey, answer)
  const { names, tasks, count: people } = rows
  const fit =
    people === 0
      ? { reason: 'Nobody called an item best and one worst.' }
      : orReason(() => maxDiff(tasks))
  const counts = people === 0 ? [] : maxDiffCounts(tasks)
  const drawn = 'reason' in fit || people < 2 ? undefined : resample(fit, settings, survey.id)
  const ids = labelIds(
    survey.items.flatMap((column) => categoriesOf({ answer }, column)?.labels ?? []),
  )
  const items = names.map((name, item) => ({
    id: ids.get(name)!,
    name,
    ...itemView(item, counts[item]!, { fit, drawn, settings }),
  }))
  const known = 'reason' in fit ? fit : undefined
  return {
    block: survey,
    people,
    sets: tasks.best.length,
    items: items.toSorted((a, b) => rankOf(b) - rankOf(a)),
    logLikelihood: known ?? { value: (fit as MaxDiffFit).logLikelihood },
    r2: known ?? {
      value: 1 - (fit as MaxDiffFit).logLikelihood / (fit as MaxDiffFit).nullLogLikelihood,
    },
    findings: [
      ...rows.findings,
      ...fewPeople(survey, people),
      ...('reason' in fit && people > 0 ? [notScored(survey, rows, [fit.reason, counts])] : []),
    ],
  }
}

function rankOf({ share, count }: MaxDiffItem): number {
  if ('value' in share) return share.value
  return 'value' in count ? count.value : -1
}

/** Scores of other people of the same kind: whole people are drawn with replacement. */
function resample(
  fit: MaxDiffFit,
  { seed, resamples }: Settings,
  id: string,
): readonly MaxDiffScores[] {
  const generator = createGenerator(seed, `${id} people`)
  const times = new Int32Array(fit.people)
  return Array.from({ length: resamples }, () => {
    times.fill(0)
    for (let i = 0; i < fit.people; i++) times[generator.below(fit.people)]! += 1
    return fit.resampled(times)
  })
}

interface Parts {
  readonly fit: MaxDiffFit | { readonly reason: string }
  readonly drawn: readonly MaxDiffScores[] | undefined
  readonly settings: Settings
}

function itemView(
  item: number,
  { shown, best, worst, score }: MaxDiffCount,
  { fit, drawn, settings: { level } }: Parts,
): Omit<MaxDiffItem, 'id' | 'name'> {
  const of = (key: 'shares' | 'utilities'): SureValue => {
    if ('reason' in fit) return fit
    if (drawn === undefined) return { value: fit[key][item]! }
    const sorted = Float64Array.from(drawn, (scores) => scores[key][item]!).toSorted()
    return { value: fit[key][item]!, interval: percentileInterval(sorted, level) }
  }
  return {
    shown,
    best,
    worst,
    count: score === undefined ? { reason: 'It was never shown.' } : { value: score },
    utility: of('utilities'),
    share: of('shares'),
  }
}

/** Why there are no scores; items that were always or never something are named. */
function notScored(
  { id, path }: MaxDiffSurvey,
  { names }: BestWorstRows,
  [reason, counts]: readonly [string, readonly MaxDiffCount[]],
): Finding {
  const extreme = names.filter((_, item) => Math.abs(counts[item]!.score ?? 0) === 1)
  const named =
    extreme.length === 0
      ? reason
      : `${listInWords(extreme)} ${extreme.length === 1 ? 'was' : 'were'} always the best or always the worst.`
  const message = `No scores can be fitted to \`${id}\`: ${named} Counts are all there is.`
  return warning('certain-choice', { path }, message, 'Ask more people, or leave such items out.')
}
