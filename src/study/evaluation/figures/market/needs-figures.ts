import { fromTen, scaleWords, type AnswerScale } from '#market/needs/answer-scale'
import { scoreVariant, type ImportanceQuestion } from '#market/needs/needs-survey'
import { rankedNeeds, type NeedsView, type NeedView } from '#market/needs/needs-view'
import type { NeedOpportunity, ResampledValue } from '#market/needs/opportunity-scores'
import { marketFigureId } from '#market/figure-id'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** Chances between so many of the first needs are shown pair by pair; further down of neighbours only. */
const EVERY_PAIR = 20

/** All figures of a survey of needs: importance, satisfaction, opportunity, chances, and how people answered. */
export function needsFigures(view: NeedsView, context: MarketContext): readonly Figure[] {
  return [
    ...view.needs.flatMap((need) => needFigures(view, need, context)),
    ...beatsFigures(view, context),
    ...qualityFigures(view, context),
  ]
}

/** What all figures of a survey share. */
function basis(
  { counted }: NeedsView,
  { reading, hash, settings: { level, resamples, seed } }: MarketContext,
): Pick<Figure, 'inputs' | 'hash' | 'n' | 'settings'> {
  return {
    n: counted,
    inputs: [rowsOf(reading)],
    settings: { level, resamples, seed },
    hash,
  }
}

interface Said {
  readonly name: string
  readonly words: string
  readonly method: string
  readonly of: (standing: NeedOpportunity) => Partial<ResampledValue> | undefined
  readonly n: (standing: NeedOpportunity) => number
  readonly settings?: Readonly<Record<string, string | number>>
}

const bootstrap = 'interval from people drawn anew'

function needFigures(view: NeedsView, need: NeedView, context: MarketContext): readonly Figure[] {
  const { block } = view
  const shared = basis(view, context)
  return saidOf(view).flatMap(({ name, words, method, of, n, settings }): Figure[] => {
    const [quantity, variant = ''] = name.split(/(?=\.)/)
    const id = marketFigureId(`${quantity}.${block.id}.${need.id}${variant}`, {
      segment: context.segment?.id,
    })
    const figure = { ...shared, id, label: `${need.label}: ${words}`, unit: '1', method }
    const all = { ...shared.settings, ...settings }
    const { standing } = need
    if (standing === undefined)
      return variant === '' ? [{ ...figure, settings: all, reason: need.reason ?? '' }] : []
    const found = of(standing)
    return found === undefined ? [] : [{ ...figure, ...found, n: n(standing), settings: all }]
  })
}

function saidOf(view: NeedsView): readonly Said[] {
  const { block } = view
  return [...levelsSaid(view), ...rulesSaid(block)]
}

const byChoices = 'logit of best and worst: chance before a need of average importance'

const onMean = `mean; ${bootstrap}`

/** How important a need is, and how far it is met. */
function levelsSaid({ block, byLogit = false }: NeedsView): readonly Said[] {
  const { importance, satisfaction } = block
  const wanted = {
    n: (need: NeedOpportunity): number => need.n.importance,
    settings: { importance: importanceWords(importance) },
  }
  const given = {
    n: (need: NeedOpportunity): number => need.n.satisfaction,
    settings: { satisfaction: scaleWords(satisfaction.scale) },
  }
  return [
    {
      name: 'importance',
      words: 'importance, 0 to 10',
      method: `${byLogit ? byChoices : importanceMethod(importance)}, times 10; ${bootstrap}`,
      of: (need) => need.importance,
      ...wanted,
    },
    {
      name: 'importance.share',
      words: 'importance, of 100 over all needs',
      method: `logit of best and worst, e^u / (e^u + a - 1) with a needs a set, rescaled to 100; ${bootstrap}`,
      of: ({ share }) => share,
      ...wanted,
    },
    {
      name: 'importance.mean',
      words: 'importance, mean on the scale',
      method: onMean,
      of: ({ means }) =>
        importance.form === 'scale' && means?.importance !== undefined
          ? onOwnScale(means.importance, importance.scale)
          : undefined,
      ...wanted,
    },
    {
      name: 'satisfaction',
      words: 'satisfaction, 0 to 10',
      method: `share of those who answered in the top of the scale, times 10; ${bootstrap}`,
      of: (need) => need.satisfaction,
      ...given,
    },
    {
      name: 'satisfaction.mean',
      words: 'satisfaction, mean on the scale',
      method: onMean,
      of: ({ means }) =>
        means === undefined ? undefined : onOwnScale(means.satisfaction, satisfaction.scale),
      ...given,
    },
  ]
}

/** The room that a need leaves, rule by rule. */
function rulesSaid(block: NeedsView['block']): readonly Said[] {
  const { importance, satisfaction, thresholds } = block
  const n = (need: NeedOpportunity): number => Math.min(need.n.importance, need.n.satisfaction)
  const settings = {
    importance: importanceWords(importance),
    satisfaction: scaleWords(satisfaction.scale),
  }
  const limits = { thresholds: thresholds.join(', ') }
  const scored = (score: string): string => `${score} of shares times 10; ${bootstrap}`
  return [
    {
      name: `opportunity${scoreVariant(block)}`,
      words: 'opportunity, 0 to 20',
      method: scored('importance + max(importance - satisfaction, 0)'),
      of: ({ score }) => score,
      n,
      settings: { ...settings, ...limits },
    },
    {
      name: 'opportunity.gap',
      words: 'importance less satisfaction',
      method: scored('importance - satisfaction'),
      of: ({ gap }) => gap,
      n,
      settings,
    },
    {
      name: 'opportunity.mean-based',
      words: 'opportunity of the means, 0 to 20',
      method: `importance + max(importance - satisfaction, 0) of means brought to 0 to 10; ${bootstrap}`,
      of: ({ meanBased }) => meanBased,
      n,
      settings,
    },
    {
      name: 'opportunity.unsatisfied',
      words: 'unsatisfied importance, 0 to 10',
      method: scored('importance x (10 - satisfaction) / 10'),
      of: ({ unsatisfied }) => unsatisfied,
      n,
      settings,
    },
    {
      name: 'opportunity.rank',
      words: 'rank by opportunity',
      method: 'ranks of the opportunity, 1 is the largest; ties share the middle',
      of: ({ rank }) => ({ value: rank }),
      n,
      settings: limits,
    },
  ]
}

/** How people were asked what is important. */
function importanceWords(question: ImportanceQuestion): string {
  switch (question.form) {
    case 'picks':
      return `up to ${question.columns.length} picks, of ${question.base === 'all' ? 'all people' : 'those who picked'}`
    case 'scale':
      return scaleWords(question.scale)
    case 'ranks':
      return `ranks of ${question.of}, the first ${question.top} count`
    default:
      return 'best and worst of sets (MaxDiff)'
  }
}

function importanceMethod({ form }: ImportanceQuestion): string {
  if (form === 'picks') return 'share of people who picked it'
  if (form === 'ranks') return 'share of people who ranked it among the first'
  if (form === 'scale') return 'share of those who answered in the top of the scale'
  return 'mean over people of (shown + best - worst) / (2 shown)'
}

function onOwnScale({ value, interval }: ResampledValue, scale: AnswerScale): ResampledValue {
  const [a, b] = [fromTen(scale, interval.low), fromTen(scale, interval.high)]
  return {
    value: fromTen(scale, value),
    interval: { low: Math.min(a, b), high: Math.max(a, b), level: interval.level },
  }
}

function beatsFigures(view: NeedsView, context: MarketContext): readonly Figure[] {
  const { block, beats } = view
  const known = view.needs.filter(({ standing }) => standing !== undefined)
  const ranked = rankedNeeds(view)
  return ranked.flatMap((first, at) =>
    ranked.slice(at + 1).flatMap((second, further): Figure[] => {
      if (further > 0 && at + 1 + further >= EVERY_PAIR) return []
      const value = beats[known.indexOf(first)]![known.indexOf(second)]!
      const name = `beats.${block.id}.${first.id}.${second.id}`
      return [
        {
          ...basis(view, context),
          id: marketFigureId(name, { segment: context.segment?.id }),
          label: `${first.label} is the larger opportunity than ${second.label}: chance`,
          value,
          unit: '1',
          method: 'share of resamples of people in which its opportunity is larger, ties half',
        },
      ]
    }),
  )
}

function qualityFigures(view: NeedsView, context: MarketContext): readonly Figure[] {
  const { block, needs, people, quality } = view
  if (people === 0) return []
  const { straightLine } = block.quality
  const { n: _, settings: __, ...shared } = basis(view, context)
  const figure = (check: string, words: string, value: number, settings = {}): Figure => ({
    ...shared,
    id: marketFigureId(`quality.${block.id}.${check}`, { segment: context.segment?.id }),
    label: `Answers: ${words}`,
    value,
    unit: '1',
    n: people,
    method: 'share of the people with a say',
    settings,
  })
  const alike = {
    'at-least': straightLine.atLeast,
    'left-out': straightLine.leaveOut ? 'yes' : 'no',
  }
  return [
    figure(
      'straight-liners',
      'the same to all questions of a scale',
      quality.straightLiners,
      alike,
    ),
    ...(quality.speeders === undefined
      ? []
      : [
          figure('speeders', 'too fast', quality.speeders.share, {
            'below-seconds': quality.speeders.below,
            'left-out': block.quality.speeders?.leaveOut === true ? 'yes' : 'no',
          }),
        ]),
    figure('no-answer', 'none to any question on a scale', quality.silent),
    ...(quality.pickedNone === undefined
      ? []
      : [figure('no-pick', 'no need picked', quality.pickedNone)]),
    ...needs.map(({ id, label, missing }) => ({
      ...figure(`missing.${id}`, `none on ${label}`, missing),
      n: view.counted,
      method: 'share of the people who count',
    })),
  ]
}
