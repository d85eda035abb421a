import { countInWords } from '#evidence/words'
import { formatDate } from '#quantity/format-date'
import { problem, warning, type Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'
import { periodsPerYear, yearCount } from '#value/periods'
import type { ModelCheck, ModelSurroundings } from './model-check.ts'

/** The years of a plan, what falls into them, and correlations between assumptions. */
export const checkPlan: ModelCheck = (model, surroundings) => [
  ...checkYears(model, surroundings),
  ...lateCosts(model, surroundings),
  ...checkCorrelations(model, surroundings),
]

function checkYears(model: ValueModel, { placeOf }: ModelSurroundings): readonly Finding[] {
  const { horizon, period, adoption } = model
  const periods = horizon * periodsPerYear(model)
  if (Math.abs(periods - Math.round(periods)) > 1e-9 || periods < 1) {
    const message = `The horizon is ${periods} ${period}s: it must be whole ${period}s from 1 on.`
    return [problem('range', placeOf('value.horizon'), message, `Write \`horizon: 5 ${period}\`.`)]
  }
  if (adoption.length <= yearCount(model)) return []
  const message = `There are ${adoption.length} entries of adoption and ${countInWords(yearCount(model), 'year')}.`
  const hint = 'Leave the last ones out, or lengthen the horizon.'
  return [problem('wrong-value', placeOf('value.adoption'), message, hint)]
}

/** A part of a year to two digits. */
function round(years: number): number {
  return Math.round(100 * years) / 100
}

function lateCosts(model: ValueModel, { placeOf }: ModelSurroundings): readonly Finding[] {
  return model.costs.flatMap(({ id, path, timing }) => {
    if (!timing.once) return []
    if (!(timing.at >= 0)) {
      const message = `The cost \`${id}\` falls before the start of the plan.`
      return [
        problem('range', placeOf(`${path}.at`), message, 'Write `at: start` or a later time.'),
      ]
    }
    if (timing.at <= model.horizon) return []
    const when =
      timing.on === undefined
        ? `after ${countInWords(round(timing.at), 'year')}`
        : `on ${formatDate(timing.on)}`
    const message = `The cost \`${id}\` falls ${when}, outside the plan of ${round(model.horizon)}: it is not counted.`
    return [warning('range', placeOf(`${path}.at`), message, 'Move it, or lengthen the horizon.')]
  })
}

function checkCorrelations(model: ValueModel, { placeOf }: ModelSurroundings): readonly Finding[] {
  const known = new Set(model.assumptions.map(({ id }) => id))
  return model.correlations.flatMap(({ of, rank }, index) => {
    const place = placeOf(`correlations.${index + 1}`)
    const strange = of.filter((id) => !known.has(id))
    const findings = strange.map((id) =>
      problem(
        'unknown-reference',
        place,
        `There is no assumption \`${id}\` to correlate.`,
        'Write it under `assumptions`.',
      ),
    )
    if (of[0] === of[1]) {
      const message = `\`${of[0]}\` cannot be correlated with itself.`
      findings.push(problem('wrong-value', place, message, 'Name two assumptions.'))
    }
    if (rank >= -1 && rank <= 1) return findings
    const message = `A rank correlation lies between -1 and 1, not at ${rank}.`
    return [...findings, problem('range', place, message, 'Write it as in 0.4.')]
  })
}
