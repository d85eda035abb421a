import type { DataTable, TableCell } from '#charts/chart'
import { betweenInColumn, type ColumnFormat, inColumn, levelFormat } from '#charts/column-format'
import { solutionName } from '#charts/value-view'
import { partWords } from '#charts/market/part-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { RatingsView, ScoreView, SolutionRating } from '#market/ratings/ratings-view'
import { scoreWords } from '#market/ratings/ratings-survey'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What judges say of each solution, score by score: the mean over judges with its interval. */
export function ratingsTable(
  part: MarketPart<RatingsView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const { view, segment } = part
  const rated = new Set(view.scores.flatMap(({ ratings }) => ratings.map((one) => one.solution)))
  const solutions = assessment.study.solutions.map(({ id }) => id).filter((id) => rated.has(id))
  const level = Math.round(assessment.settings.level * 100)
  return {
    caption: `Ratings (${partWords(view.block.id, segment)}): mean over ${view.judges} judges with its ${level}\u2009% interval`,
    columns: [
      { label: 'Rated', numeric: false },
      ...solutions.map((id) => ({ label: solutionName(assessment, id), numeric: true })),
    ],
    rows:
      solutions.length === 0
        ? []
        : view.scores.map((score) => row(part, score, [solutions, locale])),
  }
}

function row(
  { view: { block }, segment }: MarketPart<RatingsView>,
  { id, ratings }: ScoreView,
  [solutions, locale]: readonly [readonly string[], Locale],
): readonly TableCell[] {
  const format = formatOf(ratings, locale)
  return [
    { text: scoreWords(id) },
    ...solutions.map((solution): TableCell => {
      const rating = ratings.find((one) => one.solution === solution)
      if (rating === undefined || format === undefined) return { text: '–' }
      const figure = marketFigureId(`rating.${block.id}.${id}`, { solution, segment: segment?.id })
      return { text: ratingWords(rating, format), figure }
    }),
  ]
}

function formatOf(ratings: readonly SolutionRating[], locale: Locale): ColumnFormat | undefined {
  const levels = ratings.map(({ value, interval }) => ({
    value,
    low: interval?.low ?? value,
    high: interval?.high ?? value,
  }))
  return levels.length === 0 ? undefined : levelFormat(levels, '1', locale)
}

function ratingWords({ value, interval }: SolutionRating, format: ColumnFormat): string {
  const mean = inColumn(format, value)
  if (interval === undefined || interval.low === interval.high) return mean
  return `${mean} (${betweenInColumn(format, interval.low, interval.high)})`
}
