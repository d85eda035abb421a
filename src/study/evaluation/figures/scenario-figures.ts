import type { Figure, FigureInput } from '#quantity/figure'
import { expressionInputs } from '#study/evaluation/figures/expression-inputs'
import {
  basisWords,
  irrFigure,
  lossFigure,
  paybackFigure,
} from '#study/evaluation/figures/return-figures'
import { summaryFigure, type ValueContext } from '#study/evaluation/figures/summary-figure'
import type { Expression } from '#value/formula/expression'
import type { ScenarioResult, ScenarioSetting, SegmentResult } from '#value/result'

/** What the study is worth under each of its scenarios. */
export function scenarioFigures(context: ValueContext): Figure[] {
  return (context.result.scenarios ?? []).flatMap((scenario) =>
    variantFigures(underScenario(scenario), context),
  )
}

/** What the study is worth to each segment with assumptions of its own, and under its scenarios. */
export function segmentFigures(context: ValueContext): Figure[] {
  return (context.result.segments ?? []).flatMap((segment) => {
    const own = ofSegment(segment)
    return [
      ...variantFigures(own, context),
      ...(segment.result.scenarios ?? []).flatMap((scenario) => {
        const under = underScenario(scenario)
        const settings = [...own.set, ...under.set]
        return variantFigures(
          {
            ...under,
            qualifier: `${own.qualifier}, ${under.qualifier}`,
            words: `${own.words}, ${under.words}`,
            set: settings,
          },
          context,
        )
      }),
    ]
  })
}

/** The study with something else in the place of some assumptions. */
interface Variant {
  /** As ids say it: `scenario=half-true`. */
  readonly qualifier: string
  readonly words: string
  readonly set: readonly ScenarioSetting[]
  readonly settings: ValueContext['settings']
  readonly result: Omit<ScenarioResult, 'id' | 'label' | 'settings' | 'gains' | 'percentile'>
}

function underScenario(scenario: ScenarioResult): Variant {
  const { id, label, gains, percentile, settings } = scenario
  return {
    qualifier: `scenario=${id}`,
    words: `scenario ${label}`,
    set: settings,
    settings: { ...(gains === 1 ? {} : { gains }), 'share-of-runs-below': percentile },
    result: scenario,
  }
}

function ofSegment({ id, label, settings, result }: SegmentResult): Variant {
  return {
    qualifier: `segment=${id}`,
    words: `segment ${label}`,
    set: settings,
    settings: {},
    result,
  }
}

function variantFigures(variant: Variant, context: ValueContext): Figure[] {
  const { set, settings } = variant
  const within = {
    ...context,
    settings: {
      ...context.settings,
      ...Object.fromEntries(set.map(({ input, text }) => [`set.${input}`, text])),
      ...settings,
    },
  }
  return [...moneyFigures(variant, within), ...returnsOf(variant, within)]
}

/** A figure of the study as a variant has it: its id, words and what it rests on. */
function draftOf(
  { qualifier, words: which, set }: Variant,
  [id, words]: readonly [string, string],
  { model }: ValueContext,
): { readonly id: string; readonly label: string; readonly inputs: readonly FigureInput[] } {
  const names = set.map(({ input }): Expression => ({
    kind: 'name',
    name: input,
    span: { start: 0, end: 0 },
  }))
  return {
    id: `${id}[${qualifier}]`,
    label: `${words}, ${which}`,
    inputs: [{ figure: id }, ...expressionInputs(names, model)],
  }
}

function moneyFigures(variant: Variant, context: ValueContext): Figure[] {
  const { currency } = context.model
  const { annual, cost, npv, npvCash, roi } = variant.result
  const figure = (
    [id, words, unit]: readonly [string, string, string],
    summary: Parameters<typeof summaryFigure>[1],
  ): Figure => summaryFigure({ ...draftOf(variant, [id, words], context), unit }, summary, context)
  return [
    figure(['value.annual', 'Value a year at full adoption', `${currency}/year`], annual),
    figure(['value.cost', 'Costs less those of the reference, present value', currency], cost),
    figure(['value.npv', 'Net present value', currency], npv),
    figure(['value.npv.cash', 'Net present value, cash only', currency], npvCash),
    figure(['value.roi', 'Return on investment', '1'], roi),
  ]
}

function returnsOf(variant: Variant, context: ValueContext): Figure[] {
  const { result } = variant
  const basis = basisWords(result.payback)
  return [
    paybackFigure(
      draftOf(variant, ['value.payback', `Payback (${basis})`], context),
      result.payback,
      context,
    ),
    paybackFigure(
      draftOf(variant, ['value.payback.discounted', `Discounted payback (${basis})`], context),
      result.paybackDiscounted,
      context,
    ),
    irrFigure(
      draftOf(variant, ['value.irr', 'Internal rate of return, a year'], context),
      result.irr,
      context,
    ),
    lossFigure(
      draftOf(variant, ['value.loss-probability', 'Chance of a loss (NPV below zero)'], context),
      result,
      context,
    ),
  ]
}
