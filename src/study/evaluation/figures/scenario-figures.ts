import type { Figure, FigureInput } from '#quantity/figure'
import { expressionInputs } from '#study/evaluation/figures/expression-inputs'
import {
  basisWords,
  irrFigure,
  lossFigure,
  paybackFigure,
} from '#study/evaluation/figures/return-figures'
import { summaryFigure, type ValueContext } from '#study/evaluation/figures/value-figures'
import type { Expression } from '#value/formula/expression'
import type { ScenarioResult } from '#value/result'

/** What the study is worth under each of its scenarios. */
export function scenarioFigures(context: ValueContext): Figure[] {
  return (context.result.scenarios ?? []).flatMap((scenario) => figuresOf(scenario, context))
}

function figuresOf(scenario: ScenarioResult, context: ValueContext): Figure[] {
  const within = scenarioContext(scenario, context)
  return [...moneyFigures(scenario, within), ...returnsOf(scenario, within)]
}

/** The same context with what the scenario sets among the settings. */
function scenarioContext(scenario: ScenarioResult, context: ValueContext): ValueContext {
  const { gains, percentile, settings } = scenario
  return {
    ...context,
    settings: {
      ...context.settings,
      ...Object.fromEntries(settings.map(({ input, text }) => [`set.${input}`, text])),
      ...(gains === 1 ? {} : { gains }),
      'share-of-runs-below': percentile,
    },
  }
}

/** A figure of the study under a scenario: its id, words and what it rests on. */
function draftOf(
  scenario: ScenarioResult,
  [id, words]: readonly [string, string],
  { model }: ValueContext,
): { readonly id: string; readonly label: string; readonly inputs: readonly FigureInput[] } {
  const set = scenario.settings.map(({ input }): Expression => ({
    kind: 'name',
    name: input,
    span: { start: 0, end: 0 },
  }))
  return {
    id: `${id}[scenario=${scenario.id}]`,
    label: `${words}, scenario ${scenario.label}`,
    inputs: [{ figure: id }, ...expressionInputs(set, model)],
  }
}

function moneyFigures(scenario: ScenarioResult, context: ValueContext): Figure[] {
  const { currency } = context.model
  const figure = (
    [id, words, unit]: readonly [string, string, string],
    summary: Parameters<typeof summaryFigure>[1],
  ): Figure => summaryFigure({ ...draftOf(scenario, [id, words], context), unit }, summary, context)
  return [
    figure(['value.annual', 'Value a year at full adoption', `${currency}/year`], scenario.annual),
    figure(
      ['value.cost', 'Costs less those of the reference, present value', currency],
      scenario.cost,
    ),
    figure(['value.npv', 'Net present value', currency], scenario.npv),
    figure(['value.npv.cash', 'Net present value, cash only', currency], scenario.npvCash),
    figure(['value.roi', 'Return on investment', '1'], scenario.roi),
  ]
}

function returnsOf(scenario: ScenarioResult, context: ValueContext): Figure[] {
  const basis = basisWords(scenario.payback)
  return [
    paybackFigure(
      draftOf(scenario, ['value.payback', `Payback (${basis})`], context),
      scenario.payback,
      context,
    ),
    paybackFigure(
      draftOf(scenario, ['value.payback.discounted', `Discounted payback (${basis})`], context),
      scenario.paybackDiscounted,
      context,
    ),
    irrFigure(
      draftOf(scenario, ['value.irr', 'Internal rate of return, a year'], context),
      scenario.irr,
      context,
    ),
    lossFigure(
      draftOf(scenario, ['value.loss-probability', 'Chance of a loss (NPV below zero)'], context),
      scenario,
      context,
    ),
  ]
}
