import { currenciesOf, divideUnits, isDimensionless, sameDimensions } from '#quantity/unit-algebra'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import type {
  AssumptionDocument,
  WrittenAssumption,
} from '#study/document/resolve/written-assumption'
import { labelOf, textPlace } from '#study/document/resolve/expressions'
import { refuse, take, type Resolution } from '#study/document/resolve/resolution'
import type { Expression } from '#value/formula/expression'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption } from '#value/model'

const keys = ['wage', 'on-costs', 'productive-hours'] as const

type Key = (typeof keys)[number]

/** Whether the worth of an hour is computed from what an hour of work costs. */
export function isLabourCost(assumption: AssumptionDocument): boolean {
  return keys.some((key) => assumption[key] !== undefined)
}

/** The parts of a labour cost as assumptions, and wage x (1 + on-costs) / productive hours. */
export function labourCost(
  resolution: Resolution,
  written: WrittenAssumption,
): { readonly parts: readonly Assumption[]; readonly formula: Expression } {
  const { assumption, index } = written
  if (assumption.basis !== 'labour-cost') {
    const message = `\`wage\`, \`on-costs\` and \`productive-hours\` belong to a labour cost.`
    const path = ['assumptions', index]
    refuse(resolution, ['missing-key', path], message, 'Add `basis: labour-cost`.')
  }
  const parts = keys.flatMap((key) => {
    const part = partOf(resolution, written, key)
    return part === undefined ? [] : [part]
  })
  if (parts.length === keys.length) checkUnits(resolution, written, parts)
  return { parts, formula: formulaOf(assumption.id) }
}

function partOf(
  resolution: Resolution,
  { assumption, index }: WrittenAssumption,
  key: Key,
): Assumption | undefined {
  const path = ['assumptions', index, key]
  const value = assumption[key]
  if (value === undefined) {
    const message = `The labour cost \`${assumption.id}\` has no \`${key}\`.`
    refuse(resolution, ['missing-key', ['assumptions', index]], message, examples[key])
    return undefined
  }
  const place = textPlace(resolution, String(value), path)
  const read = take(resolution, readAssumption(value, undefined, place))
  if (read === undefined) return undefined
  const label = labelOf(`${assumption.id}.${key}`)
  return {
    id: `${assumption.id}.${key}`,
    label: assumption.name === undefined ? label : `${assumption.name}: ${words[key]}`,
    ...read,
    text: String(value),
    generated: false,
    path: resolution.place(path).path ?? '',
  }
}

const words: Readonly<Record<Key, string>> = {
  wage: 'wage',
  'on-costs': 'on-costs',
  'productive-hours': 'productive hours',
}

const examples: Readonly<Record<Key, string>> = {
  wage: 'Add `wage: 48000 to 56000 EUR/year`.',
  'on-costs': 'Add `on-costs: 22 % to 28 %`; `0 %` where the wage holds them.',
  'productive-hours': 'Add `productive-hours: 1550 to 1650 hour/year`.',
}

const hour = readUnit('hour').value!

function checkUnits(
  resolution: Resolution,
  { assumption, index }: WrittenAssumption,
  [wage, onCosts, hours]: readonly Assumption[],
): void {
  const refused = (key: Key, message: string): void =>
    refuse(resolution, ['unit', ['assumptions', index, key]], message, examples[key])
  const money = currenciesOf(wage!.unit)
  if (money.length !== 1) refused('wage', `A wage is money, not in ${wage!.unit.text}.`)
  if (!isDimensionless(onCosts!.unit)) {
    refused('on-costs', `On-costs are a share of the wage, not in ${onCosts!.unit.text}.`)
  }
  const counted = hours!.unit.text !== '1' && hours!.unit.text !== '%'
  const anHour = divideUnits(wage!.unit, hours!.unit)
  const wanted: Unit = { text: '', factor: 1, dimensions: { [money[0] ?? '']: 1, s: -1 } }
  if (money.length === 1 && !(counted && sameDimensions(anHour, wanted))) {
    const unit = counted ? hours!.unit.text : 'no unit'
    const message = `Productive hours in ${unit} do not go with a wage in ${wage!.unit.text}.`
    refused('productive-hours', message)
  }
  checkStated(resolution, { assumption, index }, wanted)
}

/** The unit of the assumption itself may be left out; it is money an hour. */
function checkStated(
  resolution: Resolution,
  { assumption, index }: WrittenAssumption,
  wanted: Unit,
): void {
  const stated = assumption.unit === undefined ? undefined : readUnit(assumption.unit).value
  if (assumption.unit === undefined) return
  if (stated !== undefined && sameDimensions(stated, wanted)) return
  const message = `A labour cost comes out in money an hour, not in \`${assumption.unit}\`.`
  const hint = `Leave \`unit\` out, or write \`unit: ${Object.keys(wanted.dimensions)[0]}/${hour.text}\`.`
  refuse(resolution, ['unit', ['assumptions', index, 'unit']], message, hint)
}

const span = { start: 0, end: 0 }

function formulaOf(id: string): Expression {
  const name = (key: Key): Expression => ({ kind: 'name', name: `${id}.${key}`, span })
  const one: Expression = { kind: 'number', value: 1, span }
  const loaded: Expression = {
    kind: 'binary',
    operator: '+',
    left: one,
    right: name('on-costs'),
    span,
  }
  const pay: Expression = { kind: 'binary', operator: '*', left: name('wage'), right: loaded, span }
  return { kind: 'binary', operator: '/', left: pay, right: name('productive-hours'), span }
}
