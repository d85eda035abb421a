import { marketFigureId } from '#market/figure-id'
import type { RatingsView, ScoreView } from '#market/ratings/ratings-view'
import type { SureValue } from '#market/sure-value'
import { scoreWords } from '#market/ratings/ratings-survey'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a survey of ratings: the mean of each solution by score, and how far the judges agree. */
export function ratingsFigures(view: RatingsView, context: MarketContext): readonly Figure[] {
  return view.scores.flatMap((score) => [
    ...ratingFigures(view, score, context),
    ...agreementFigures(view, score, context),
  ])
}

function ratingFigures(
  { block }: RatingsView,
  { id, ratings, findings }: ScoreView,
  { reading, hash, settings: { level }, solutionName, segment }: MarketContext,
): readonly Figure[] {
  const warnings = findings.filter(({ code }) => code === 'disagreement')
  return ratings.map(({ solution, value, interval, judges, rows }) => ({
    id: marketFigureId(`rating.${block.id}.${id}`, { solution, segment: segment?.id }),
    label: `${scoreWords(id)}: ${solutionName(solution)}, mean over judges`,
    value,
    unit: '1',
    ...(interval === undefined ? {} : { interval }),
    n: judges,
    method: 'mean over judges of the mean over their items, repeats averaged first; Student t',
    inputs: [rowsOf(reading, `${block.solution ?? ''} = ${solution}`, rows)],
    settings: { level },
    ...(warnings.length === 0 ? {} : { warnings }),
    hash,
  }))
}

interface Measure {
  readonly key: string
  readonly words: string
  readonly method: string
  readonly found: SureValue
  readonly settings: Readonly<Record<string, string | number>>
}

function agreementFigures(
  view: RatingsView,
  score: ScoreView,
  { reading, hash, segment }: MarketContext,
): readonly Figure[] {
  const { judges, items } = score.agreement
  return measuresOf(view, score).map(({ key, words, method, found, settings }) => ({
    id: marketFigureId(`agreement.${view.block.id}.${score.id}.${key}`, { segment: segment?.id }),
    label: `${scoreWords(score.id)}: ${words}`,
    unit: '1',
    ...found,
    n: judges,
    method,
    inputs: [rowsOf(reading)],
    settings: { judges, items, ...settings },
    ...(score.findings.length === 0 ? {} : { warnings: score.findings }),
    hash,
  }))
}

function measuresOf({ block: { dealings } }: RatingsView, score: ScoreView): readonly Measure[] {
  const { single, average } = score.agreement
  const method = 'two-way random effects, absolute agreement; McGraw and Wong'
  const measures = [
    { key: 'icc', words: 'agreement of one judge’s rating, ICC(2,1)', found: single },
    { key: 'icc-average', words: 'agreement of the mean over judges, ICC(2,k)', found: average },
  ]
  return [
    ...concordanceMeasures(score, dealings),
    ...measures.flatMap(({ found, ...measure }) =>
      found === undefined ? [] : [{ ...measure, method, found, settings: {} }],
    ),
  ]
}

function concordanceMeasures(
  { agreement: { concordance } }: ScoreView,
  { permutations, seed }: RatingsView['block']['dealings'],
): readonly Measure[] {
  if (concordance === undefined) return []
  const words = 'agreement of the judges’ orders, Kendall’s W'
  const method = 'coefficient of concordance, corrected for ties'
  const measure = { key: 'kendall-w', words, method }
  if ('reason' in concordance) return [{ ...measure, found: concordance, settings: {} }]
  const { w, chiSquare, df, chiSquareP, pValue } = concordance
  const tested = { 'p-value': pValue.value, test: pValue.test }
  const dealt = pValue.test === 'permutation' ? { permutations, seed } : {}
  return [
    { ...measure, found: { value: w }, settings: { ...tested, ...dealt } },
    {
      key: 'chi-square',
      words: 'chi-square of Kendall’s W',
      method: 'm (n - 1) W',
      found: { value: chiSquare },
      settings: { 'degrees-of-freedom': df, 'p-value': chiSquareP, test: 'chi-square' },
    },
  ]
}
