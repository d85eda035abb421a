import { readUnit } from '#quantity/read-unit'
import type { DocumentPath } from '#study/document/document-text'
import { aYear } from '#study/document/resolve/drivers'
import { labelOf, refuseMissing, type Expressions } from '#study/document/resolve/expressions'
import { quantityAt } from '#study/document/resolve/measure'
import { dayWritten, yearsToDay, type PlanCourse } from '#study/document/resolve/plan-start'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import type { Expression } from '#value/formula/expression'
import type { Cost } from '#value/model'

type CostDocument = NonNullable<ValueDocument['costs']>[number]

interface Written {
  readonly cost: CostDocument
  readonly path: DocumentPath
  readonly expressions: Expressions
  readonly plan: PlanCourse
}

/** Costs with amounts parsed and timing decided. */
export function resolveCosts(
  resolution: Resolution,
  value: ValueDocument,
  [expressions, plan]: readonly [Expressions, PlanCourse],
): readonly Cost[] {
  return (value.costs ?? []).map((cost, index) =>
    resolveCost(resolution, { cost, path: ['value', 'costs', index], expressions, plan }),
  )
}

function resolveCost(resolution: Resolution, written: Written): Cost {
  const { cost, path, expressions } = written
  const known = resolution.document.solutions.map(({ id }) => id)
  if (!known.includes(cost.solution)) {
    refuseReference(resolution, [...path, 'solution'], 'solution', [cost.solution, known])
  }
  const growth = cost.growth === undefined ? undefined : aYear(cost.growth, 'growth')
  return {
    id: cost.id,
    label: cost.name ?? labelOf(cost.id),
    solution: cost.solution,
    kind: cost.kind,
    amount: amountOf(resolution, written),
    text: String(cost.amount ?? `${cost.hours} * ${cost.rate}`),
    timing: timingOf(resolution, written),
    ...(growth === undefined
      ? {}
      : { growth: expressions.read(growth, [...path, 'growth'], `cost.${cost.id}.growth`) }),
    internal: cost.hours !== undefined,
    books: cost.books ?? (cost.at === undefined ? 'opex' : 'capex'),
    path: resolution.place(path).path ?? '',
  }
}

function amountOf(resolution: Resolution, { cost, path, expressions }: Written): Expression {
  const { amount, hours, rate } = cost
  if (amount !== undefined && hours === undefined && rate === undefined) {
    return expressions.read(amount, [...path, 'amount'], `cost.${cost.id}.amount`)
  }
  if (amount === undefined && hours !== undefined && rate !== undefined) {
    const left = expressions.read(hours, [...path, 'hours'], `cost.${cost.id}.hours`)
    const right = expressions.read(rate, [...path, 'rate'], `cost.${cost.id}.rate`)
    return { kind: 'binary', operator: '*', left, right, span: left.span }
  }
  return refuseMissing(
    resolution,
    path,
    `The cost \`${cost.id}\` needs an \`amount\`, or \`hours\` and their \`rate\`.`,
    'Write `amount: 24000 EUR`, or `hours: 200 hour` with `rate: hourly`.',
  )
}

function timingOf(resolution: Resolution, { cost, path, plan }: Written): Cost['timing'] {
  const { at, scales } = cost
  if (at === undefined && scales !== undefined) return { once: false, scales }
  if (at !== undefined && scales === undefined) {
    const on = dayWritten(at)
    if (on === undefined) return { once: true, at: timeOf(resolution, at, path) }
    return { once: true, at: yearsToDay(resolution, on, [plan, [...path, 'at']]), on }
  }
  refuse(
    resolution,
    ['missing-key', path],
    at === undefined
      ? `The cost \`${cost.id}\` says neither \`at\` nor \`scales\`.`
      : `The cost \`${cost.id}\` is both one-off (\`at\`) and recurring (\`scales\`).`,
    'One-off: `at: start`. Recurring: `scales: adoption` or `scales: none`.',
  )
  return { once: true, at: 0 }
}

const year = readUnit('year').value

function timeOf(resolution: Resolution, at: string, path: DocumentPath): number {
  if (at === 'start' || year === undefined) return 0
  return quantityAt(resolution, at, [year, [...path, 'at']]) ?? 0
}
