import { isCurrencyCode, secondsInYear, unitWord } from '#quantity/known-units'
import type { Unit } from '#quantity/unit'
import { addPower, readUnitTerms, writeUnitTerms } from '#quantity/unit-terms'

/** The unit of shares and ratios: a plain number. */
export const plainNumber: Unit = { text: '1', factor: 1, dimensions: {} }

/** The unit of a product: `execution/year` by `USD/execution` is `USD/year`. */
export function multiplyUnits(left: Unit, right: Unit): Unit {
  return combine(left, right, 1)
}

/** The unit of a quotient: `min` by `execution` is `min/execution`. */
export function divideUnits(left: Unit, right: Unit): Unit {
  return combine(left, right, -1)
}

/**
 * The unit of a power. The exponent may be a fraction only where every dimension comes out
 * whole (the square root of `USD^2`).
 * @throws RangeError where a dimension does not come out whole.
 */
export function powerUnit(unit: Unit, exponent: number): Unit {
  const dimensions = mapPowers(unit.dimensions, (power) => power * exponent)
  if (!Object.values(dimensions).every(Number.isInteger)) {
    throw new RangeError(`${unit.text} to the power ${String(exponent)} is no unit`)
  }
  const factor = unit.factor ** exponent
  const terms = readUnitTerms(unit.text)
  const powers = new Map(
    [...(terms?.powers ?? [])].map(([word, power]) => [word, power * exponent]),
  )
  const whole = terms !== undefined && [...powers.values()].every(Number.isInteger)
  if (!whole) return written(dimensions, factor)
  for (const [word, power] of powers) if (power === 0) powers.delete(word)
  return { text: writeUnitTerms({ scale: terms.scale ** exponent, powers }), factor, dimensions }
}

/** Whether values in the two units can be added and compared: `USD/min` and `USD/year` can. */
export function sameDimensions(left: Unit, right: Unit): boolean {
  const words = Object.keys(left.dimensions)
  return (
    words.length === Object.keys(right.dimensions).length &&
    words.every((word) => left.dimensions[word] === right.dimensions[word])
  )
}

/** Whether the unit is a share, a ratio or a plain number. */
export function isDimensionless(unit: Unit): boolean {
  return Object.keys(unit.dimensions).length === 0
}

/** The currencies of a unit, by their codes: `USD/hour` has USD. */
export function currenciesOf(unit: Unit): readonly string[] {
  return Object.keys(unit.dimensions).filter(isCurrencyCode).toSorted()
}

/**
 * The canonical text of a unit's dimensions, whatever it was written in: `USD/year`,
 * `s/execution`, `1/execution`, `1`. Time is in seconds above the line and in years below it.
 */
export function dimensionText(unit: Unit): string {
  return canonicalText(unit.dimensions)
}

/** The unit that `dimensionText` names: what a computed figure is shown in. */
export function canonicalUnit(unit: Unit): Unit {
  const { dimensions } = unit
  return { text: canonicalText(dimensions), factor: canonicalFactor(dimensions), dimensions }
}

/**
 * What a value in `from` is multiplied by to be in `to`.
 * @throws RangeError where the two have other dimensions: ask `sameDimensions` first.
 */
export function convertFactor(from: Unit, to: Unit): number {
  if (!sameDimensions(from, to)) throw new RangeError(`${from.text} is not a kind of ${to.text}`)
  return from.factor / to.factor
}

function combine(left: Unit, right: Unit, sign: 1 | -1): Unit {
  const dimensions = new Map(Object.entries(left.dimensions))
  for (const [word, power] of Object.entries(right.dimensions)) {
    addPower(dimensions, word, sign * power)
  }
  const combined = Object.fromEntries(dimensions)
  const factor = sign === 1 ? left.factor * right.factor : left.factor / right.factor
  const [first, second] = [readUnitTerms(left.text), readUnitTerms(right.text)]
  if (first === undefined || second === undefined) return written(combined, factor)
  const powers = new Map<string, number>()
  for (const [word, power] of first.powers) addPower(powers, unitWord(word), power)
  for (const [word, power] of second.powers) addPower(powers, unitWord(word), sign * power)
  const scale = sign === 1 ? first.scale * second.scale : first.scale / second.scale
  return { text: writeUnitTerms({ scale, powers }), factor, dimensions: combined }
}

/** A unit for dimensions and a factor that no words are known for. */
function written(dimensions: Unit['dimensions'], factor: number): Unit {
  const scale = factor / canonicalFactor(dimensions)
  const text = canonicalText(dimensions)
  return { text: scale === 1 ? text : `${String(scale)} ${text}`, factor, dimensions }
}

function canonicalFactor(dimensions: Unit['dimensions']): number {
  const time = dimensions['s'] ?? 0
  return time < 0 ? secondsInYear ** time : 1
}

function canonicalText(dimensions: Unit['dimensions']): string {
  const words = Object.keys(dimensions).toSorted((a, b) => compareWords(a, b, dimensions))
  const powers = words.map((word): [string, number] => {
    const power = dimensions[word] ?? 0
    return [word === 's' && power < 0 ? 'year' : word, power]
  })
  return writeUnitTerms({ scale: 1, powers: new Map(powers) })
}

/** Currencies first; time before nouns above the line and after them below it. */
function compareWords(left: string, right: string, dimensions: Unit['dimensions']): number {
  const difference = rank(left, dimensions) - rank(right, dimensions)
  return difference === 0 ? (left < right ? -1 : 1) : difference
}

function rank(word: string, dimensions: Unit['dimensions']): number {
  if (isCurrencyCode(word)) return 0
  if (word !== 's') return 2
  return (dimensions['s'] ?? 0) < 0 ? 3 : 1
}

function mapPowers(
  dimensions: Unit['dimensions'],
  change: (power: number) => number,
): Record<string, number> {
  const powers = Object.entries(dimensions).map(([word, power]) => [word, change(power)] as const)
  return Object.fromEntries(powers.filter(([, power]) => power !== 0))
}
