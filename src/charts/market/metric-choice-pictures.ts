import type { DataTable, PointsChart } from '#charts/chart'
import { figuresInWords } from '#charts/market/figure-cells'
import type { MarketPictures } from '#charts/market/market-pictures'
import { valueAxis } from '#charts/value-axis'
import { counted } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { metricQuestions } from '#market/metrics/metric-choice'
import type { MetricChoiceView, RankedCandidate } from '#market/metrics/metric-choice-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Which metrics to choose, and what was answered to the five questions. */
export function metricChoicePictures(
  { view }: MarketPart<MetricChoiceView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const { ranked } = view
  return {
    sentence: sentenceOf(view),
    charts: ranked.length === 0 ? [] : [choiceChart(view, assessment, locale)],
    tables: [questionsTable(view)],
  }
}

function sentenceOf({ ranked, block }: MetricChoiceView): string {
  const answered = Object.keys(block.answers).length
  const questions = `${answered} of 5 questions on the choice of metrics are answered`
  const [first] = ranked
  if (first === undefined) return questions
  return `${counted(ranked.length, 'candidate')}; first ${first.candidate.name}${first.small ? ', though little is at stake' : ''}; ${questions}`
}

function choiceChart(view: MetricChoiceView, assessment: Assessment, locale: Locale): PointsChart {
  const { ranked } = view
  const [first] = ranked
  const title = `Most worth improving: ${first!.candidate.name}`
  return {
    kind: 'points',
    id: 'metric-candidates',
    title,
    subtitle: `Across: the chance that a solution can improve it (B). Up: how much it needs to be improved (A). Both are judgements; the further up and right, the better. Open: less at stake than ${Math.round(view.smallShare * 100)}\u2009% of the largest.`,
    description: `${title}. ${ranked.map(({ candidate, score }) => `${candidate.name}: ${score.toPrecision(2)} of 10`).join('; ')}.`,
    x: valueAxis({ what: 'Chance to improve', unit: '%', values: [0, 1], zero: true }, locale),
    y: valueAxis({ what: 'Need to improve', unit: '1', values: [0, 10], zero: true }, locale),
    points: ranked.map(({ candidate, small }) => ({
      id: candidate.id,
      label: candidate.name,
      x: candidate.chanceToImprove,
      y: candidate.needToImprove,
      tone: 'ours',
      certain: !small,
      figure: marketFigureId(`metric.${candidate.id}.score`, {}),
    })),
    lines: [],
    zones: [],
    table: candidatesTable(view, assessment, locale),
    notes: ranked
      .filter(({ small }) => small)
      .map(({ candidate }) => `${candidate.name}: little is at stake. Look for big numbers`),
  }
}

const moves: Readonly<Record<RankedCandidate['candidate']['move'], string>> = {
  new: 'new metric',
  reweigh: 'another weight',
  reverse: 'the other direction',
}

function candidatesTable(
  view: MetricChoiceView,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const figures = figuresInWords(assessment, locale)
  const numeric = (label: string) => ({ label, numeric: true })
  const named = (label: string) => ({ label, numeric: false })
  return {
    caption: 'Candidates among metrics, by A x B',
    columns: [
      numeric('Rank'),
      named('Metric'),
      named('Category'),
      named('Move'),
      numeric('A'),
      numeric('B'),
      numeric('A x B'),
      numeric('Stakes'),
      named('Change of set-up'),
    ],
    rows: view.ranked.map(({ candidate, rank, stakes, small }) => {
      const of = (key: string): string => marketFigureId(`metric.${candidate.id}.${key}`, {})
      return [
        { text: String(rank), figure: of('rank') },
        { text: candidate.name },
        { text: candidate.category.replaceAll('-', ' ') },
        { text: moves[candidate.move] },
        { text: String(candidate.needToImprove) },
        { text: String(candidate.chanceToImprove) },
        figures.cell(of('score')),
        stakes === undefined
          ? { text: 'not known' }
          : {
              text: `${figures.words(of('stakes'))}${small ? ', small' : ''}`,
              figure: of('stakes'),
            },
        { text: candidate.setUpChange ?? '' },
      ]
    }),
  }
}

/** The five questions with their answers; what is open says so. */
function questionsTable({ block }: MetricChoiceView): DataTable {
  return {
    caption: 'Five questions on the choice of metrics',
    columns: [
      { label: 'Question', numeric: false },
      { label: 'Answer', numeric: false },
    ],
    rows: Object.entries(metricQuestions).map(([id, question]) => [
      { text: question },
      { text: block.answers[id as keyof typeof metricQuestions] ?? 'open' },
    ]),
  }
}
