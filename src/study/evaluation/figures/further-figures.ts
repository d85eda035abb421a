import type { Figure, FigureInput } from '#quantity/figure'
import { shown } from '#study/evaluation/figures/information-figures'
import { inputOf } from '#study/evaluation/figures/sensitivity-figures'
import type { ValueContext } from '#study/evaluation/figures/summary-figure'
import type { GroupInformation, TestWorth } from '#value/result'

/** What it is worth to know inputs together, and what declared tests bring and cost. */
export function furtherFigures(context: ValueContext): Figure[] {
  const { further } = context.result
  if (further === undefined) return []
  return [
    ...further.groups.flatMap((group) => groupFigures(group, context)),
    ...further.tests.flatMap((test) => testFigures(test, context)),
  ]
}

function groupFigures(group: GroupInformation, context: ValueContext): Figure[] {
  const { id, label, inputs, information, share } = group
  const { model, settings, hash } = context
  const shared = { inputs: lineage(inputs, context), settings, hash }
  const worth: Figure = {
    id: `value.information.group.${id}`,
    label: `Value of knowing before deciding, together: ${label}`,
    unit: model.currency,
    ...shown(information),
    ...shared,
    method: 'as value.information, from the mean NPV given all of these: a surface over them',
  }
  if (share === undefined) return [worth]
  const closed: Figure = {
    id: `value.sensitivity.group.${id}`,
    label: `Share of the variance of NPV that these bring by themselves, together: ${label}`,
    unit: '1',
    ...shown(share),
    ...shared,
    method: 'closed Sobol index: what a surface over them explains',
  }
  return [worth, closed]
}

function testFigures(test: TestWorth, context: ValueContext): Figure[] {
  const { of, best, ceiling, each } = test
  const shared = sharedBy(test, context)
  const name = `value.information.test.${of}`
  const worth = found(test, best?.worth.value, best?.worth.simulationError)
  const figures: Figure[] = [
    {
      id: name,
      label: `What testing it before deciding brings beyond its cost: ${of}`,
      ...shared,
      ...found(test, best?.gain, best?.worth.simulationError),
      method: 'expected net gain of sampling at the size where it is largest',
      ...curveOf(test),
    },
    {
      id: `${name}.at-most`,
      label: `The most that testing it is worth paying for: ${of}`,
      ...shared,
      ...shown(ceiling),
      method: 'as value.information, times the decisions that it serves',
    },
    {
      id: `${name}.worth`,
      label: `Worth of that test before its cost: ${of}`,
      ...shared,
      ...worth,
      method: 'expected value of sample information',
    },
    {
      id: `${name}.cost`,
      label: `Cost of that test: ${of}`,
      ...shared,
      ...found(test, best?.cost),
    },
  ]
  if (each === undefined) return figures
  const size = { id: `${name}.size`, label: `Observations of that test: ${of}` }
  return [...figures, { ...size, ...shared, unit: '1', ...found(test, best?.n) }]
}

/** What every figure of a test has: its terms stand among the settings. */
function sharedBy(
  { inputs, fixed, each }: TestWorth,
  context: ValueContext,
): Pick<Figure, 'unit' | 'hash'> & Required<Pick<Figure, 'inputs' | 'settings'>> {
  const { model, settings, hash, result } = context
  const serves = result.further?.serves ?? 1
  const terms = { fixed, serves, ...(each === undefined ? {} : { each }) }
  const unit = model.currency
  return { unit, inputs: lineage(inputs, context), settings: { ...settings, ...terms }, hash }
}

/** A figure of the best size, or why there is none. */
function found(
  { reason }: TestWorth,
  value: number | undefined,
  error?: number,
): Pick<Figure, 'value' | 'reason' | 'simulation-error'> {
  if (value === undefined) return { reason: reason ?? 'no size of it is worth its cost' }
  return { value, ...(error === undefined ? {} : { 'simulation-error': error }) }
}

function curveOf({ sizes }: TestWorth): Pick<Figure, 'series'> {
  if (sizes === undefined) return {}
  return {
    series: {
      size: sizes.map(({ n }) => n),
      worth: sizes.map(({ worth }) => worth),
      cost: sizes.map(({ cost }) => cost),
    },
  }
}

function lineage(inputs: readonly string[], { model }: ValueContext): readonly FigureInput[] {
  return [{ figure: 'value.npv' }, ...inputs.map((input) => inputOf(input, model))]
}
