import { countInWords } from '#evidence/words'
import type { Figure, FigureInput } from '#quantity/figure'
import { formatDate } from '#quantity/format-date'
import { discounting } from '#study/evaluation/figures/cost-figures'
import {
  summaryFigure,
  type SummaryDraft,
  type ValueContext,
} from '#study/evaluation/figures/summary-figure'
import { yearEnds } from '#value/plan-dates'
import type { PaybackResult, Summary, ValueResult } from '#value/result'

/** Cash flow and what finance asks of it: NPV, ROI, payback, IRR, chance of a loss. */
export function returnFigures(context: ValueContext): Figure[] {
  return [
    ...cashFlowFigures(context),
    ...presentValueFigures(context),
    ...paybackFigures(context),
    ...rateFigures(context),
    ...chanceFigures(context),
  ]
}

const allBenefits = [{ figure: 'value.benefit.cash' }, { figure: 'value.benefit.capacity' }]

function cashFlowFigures(context: ValueContext): Figure[] {
  const { result } = context
  return [
    ...flowPair({ key: 'value.cash-flow', words: 'Flow', years: result.cashFlow }, context),
    ...flowPair(
      {
        key: 'value.cash-flow.cumulative',
        words: 'Cumulative flow, not discounted,',
        years: result.cumulative,
      },
      context,
    ),
  ]
}

interface FlowPair {
  readonly key: string
  readonly words: string
  readonly years: readonly { readonly all: Summary; readonly cash: Summary }[]
}

/** One flow a year: all of it, and its cash alone. */
function flowPair({ key, words, years }: FlowPair, context: ValueContext): Figure[] {
  const inputs = [...flowInputs(context), ...discounting(context)]
  const { currency: unit } = context.model
  return years.flatMap(({ all, cash }, year) => {
    const label = `${words} ${whenWords(year, context)}`
    const whole = { id: `${key}[year=${year}]`, label, unit, inputs }
    const alone = { id: `${key}.cash[year=${year}]`, label: `${label}, cash`, unit, inputs }
    return [summaryFigure(whole, all, context), summaryFigure(alone, cash, context)]
  })
}

/** "at the start", "in year 3", "in year 3 (6 months)". */
function whenWords(year: number, { model }: ValueContext): string {
  if (year === 0) return 'at the start'
  const months = Math.round(12 * (model.horizon - (year - 1)))
  const words =
    months < 12 ? `in year ${year} (${countInWords(months, 'month')})` : `in year ${year}`
  const { start } = model
  if (start === undefined) return words
  return `${words} to ${formatDate(yearEnds({ ...model, start })[year]!)}`
}

/** How flows on days are discounted: nothing of a plan without days. */
function byDays(name: 'XNPV' | 'XIRR', { start }: ValueContext['model']): string {
  if (start === undefined) return ''
  return `; by days from ${formatDate(start)} as ${name}() has it: (1 + rate)^(-days / 365)`
}

/** "5 years", "30 months". */
function yearsOf({ horizon, period }: ValueContext['model']): string {
  return period === 'month'
    ? countInWords(Math.round(12 * horizon), 'month')
    : countInWords(horizon, 'year')
}

/** "3 years"; of a year that the plan has a part of, the months of the whole plan. */
function withinWords(year: number, model: ValueContext['model']): string {
  return year > model.horizon ? yearsOf(model) : countInWords(year, 'year')
}

function flowInputs({ model }: ValueContext): FigureInput[] {
  return [
    ...model.drivers
      .filter((driver) => driver.class !== 'soft')
      .map(({ id }) => ({ figure: `value.driver.${id}.annual` })),
    ...model.costs.map(({ id }) => ({ figure: `value.cost.${id}` })),
  ]
}

function presentValueFigures(context: ValueContext): Figure[] {
  const { model, result } = context
  const unit = model.currency
  const cost = { figure: 'value.cost' }
  const npv = {
    id: 'value.npv',
    label: `Net present value over ${yearsOf(model)}`,
    unit,
    inputs: [...allBenefits, cost, ...discounting(context)],
    method: `cash and captured capacity less the difference of costs; time 0 undiscounted${byDays('XNPV', model)}`,
  }
  const cash = {
    id: 'value.npv.cash',
    label: `Net present value over ${yearsOf(model)}, cash only`,
    unit,
    inputs: [{ figure: 'value.benefit.cash' }, cost, ...discounting(context)],
    method: `the cash class less all costs but internal hours${byDays('XNPV', model)}`,
  }
  const delay = {
    id: 'value.cost-of-delay',
    label: 'Cost of a month of delay',
    unit: `${unit}/month`,
    inputs: [{ figure: 'value.npv' }],
  }
  return [
    summaryFigure(npv, result.npv, context),
    summaryFigure(cash, result.npvCash, context),
    summaryFigure(delay, result.costOfDelay, context),
  ]
}

function paybackFigures(context: ValueContext): Figure[] {
  const { model, result } = context
  const basis = basisWords(result.payback)
  const inputs = flowInputs(context)
  const within = result.paybackWithin.map((share, index): Figure => ({
    id: `value.payback.within[year=${index + 1}]`,
    label: `Chance of payback within ${withinWords(index + 1, model)}`,
    value: share,
    unit: '1',
    inputs: [{ figure: 'value.payback' }],
    'simulation-error': result.paybackWithinErrors[index] ?? 0,
    settings: context.settings,
    hash: context.hash,
  }))
  return [
    paybackFigure(
      { id: 'value.payback', label: `Payback (${basis})`, inputs },
      result.payback,
      context,
    ),
    paybackFigure(
      { id: 'value.payback.discounted', label: `Discounted payback (${basis})`, inputs },
      result.paybackDiscounted,
      context,
    ),
    ...within,
  ]
}

/** Whose money pays back. */
export function basisWords({ basis }: Pick<PaybackResult, 'basis'>): string {
  return basis === 'cash' ? 'cash' : 'cash and captured capacity'
}

type Draft = Pick<SummaryDraft, 'id' | 'label' | 'inputs'>

/** Years until the money is back, with the share of the runs in which it never is. */
export function paybackFigure(draft: Draft, payback: PaybackResult, context: ValueContext): Figure {
  const { median, medianError, neverShare, turnsNegativeShare } = payback
  return {
    ...draft,
    ...(median === undefined
      ? { reason: 'never within the horizon in more than half of the runs' }
      : { value: median }),
    unit: 'year',
    ...(medianError === undefined ? {} : { 'simulation-error': medianError }),
    method: `median over the runs; a run that never pays back counts as infinity; linear inside a ${context.model.period}`,
    settings: {
      ...context.settings,
      basis: payback.basis,
      'never-share': neverShare,
      'turns-negative-share': turnsNegativeShare,
      ...(payback.p10 === undefined ? {} : { p10: payback.p10 }),
      ...(payback.p90 === undefined ? {} : { p90: payback.p90 }),
    },
    hash: context.hash,
  }
}

function rateFigures(context: ValueContext): Figure[] {
  const { result } = context
  const inputs = flowInputs(context)
  const share = { unit: '1', inputs: [...allBenefits, { figure: 'value.cost' }] }
  return [
    summaryFigure(
      { id: 'value.roi', label: 'Return on investment', ...share },
      result.roi,
      context,
    ),
    irrFigure(
      { id: 'value.irr', label: 'Internal rate of return, a year', inputs },
      result.irr,
      context,
    ),
    summaryFigure(
      { id: 'value.mirr', label: 'Modified internal rate of return, a year', unit: '1', inputs },
      result.mirr,
      context,
    ),
    summaryFigure(
      { id: 'value.to-price', label: 'Value to price', ...share },
      result.valueToPrice,
      context,
    ),
  ]
}

/** The rate at which a plan is worth nothing, over the runs that have exactly one. */
export function irrFigure(
  draft: Draft,
  { median, medianError, quantiles, undefinedShare }: ValueResult['irr'],
  { settings, hash, model }: ValueContext,
): Figure {
  return {
    ...draft,
    ...(median === undefined
      ? { reason: 'none or several in more than half of the runs' }
      : { value: median }),
    ...(quantiles === undefined ? {} : { quantiles }),
    ...(medianError === undefined ? {} : { 'simulation-error': medianError }),
    unit: '1',
    method: `median over the runs with exactly one root${byDays('XIRR', model)}`,
    settings: { ...settings, 'undefined-share': undefinedShare },
    hash,
  }
}

/** Share of the runs with an NPV below zero. */
export function lossFigure(
  draft: Draft,
  result: Pick<ValueResult, 'lossProbability' | 'lossProbabilityError'>,
  { settings, hash }: ValueContext,
): Figure {
  return {
    ...draft,
    value: result.lossProbability,
    unit: '1',
    'simulation-error': result.lossProbabilityError,
    settings: { ...settings, basis: 'npv' },
    hash,
  }
}

function chanceFigures(context: ValueContext): Figure[] {
  const { result, settings, hash } = context
  const inputs = [{ figure: 'value.npv' }]
  const loss = {
    id: 'value.loss-probability',
    label: 'Chance of a loss (NPV below zero)',
    inputs,
  }
  return [
    lossFigure(loss, result, context),
    {
      id: 'value.design-share',
      label: 'Share of the variance of NPV that comes from the designs of the evidence',
      value: result.designShare,
      unit: '1',
      inputs,
      'simulation-error': result.designShareError,
      settings,
      hash,
    },
  ]
}
