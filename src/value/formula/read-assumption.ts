import type { Outcome, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { plainNumber, sameDimensions } from '#quantity/unit-algebra'
import type { Distribution } from '#stats/distributions/distribution'
import { isShare } from '#value/formula/distribution-expression'
import type { Expression } from '#value/formula/expression'
import { parseFormula } from '#value/formula/parse-formula'

/** What an assumption says, in the unit it was written in. */
export interface WrittenAssumption {
  readonly distribution: Distribution
  readonly unit: Unit
}

/**
 * What do `value:` and `unit:` of an assumption say? A number, a range or a distribution, in the
 * unit as written: base units are `value * unit.factor`. A unit inside the text wins over `unit:`,
 * which must be of its kind. Logit-normal and beta are shares between 0 and 1: they come with the
 * unit `1`, even where the ends were written in percent.
 */
export function readAssumption(
  text: string | number,
  unitText: string | undefined,
  place: Place,
): Outcome<WrittenAssumption> {
  if (typeof text === 'number' && !Number.isFinite(text)) {
    return {
      findings: [
        problem(
          'wrong-value',
          place,
          'The value is not a finite number.',
          'Write a number or a range.',
        ),
      ],
    }
  }
  const declared = unitText === undefined ? { findings: [] } : readUnit(unitText, place)
  const written = readWritten(String(text), declared.value, place)
  const findings = [...declared.findings, ...written.findings]
  const failed = findings.some((finding) => finding.severity === 'problem')
  return failed || written.value === undefined ? { findings } : { value: written.value, findings }
}

function readWritten(
  text: string,
  unit: Unit | undefined,
  place: Place,
): Outcome<WrittenAssumption> {
  const range = hyphenRange(text)
  if (range !== undefined) {
    const message = `\`${text.trim()}\` is a subtraction.`
    const hint = `A range is written \`${range}\`.`
    return { findings: [problem('formula', place, message, hint)] }
  }
  const options = { allowDistributions: true, place, ...(unit === undefined ? {} : { unit }) }
  const { value: expression, findings } = parseFormula(text, options)
  if (expression === undefined) return { findings }
  const written = asAssumption(expression, unit)
  if (written === undefined) {
    const hint = 'Write what is computed as a formula of the driver or cost.'
    return { findings: [...findings, problem('formula', place, notAValue, hint)] }
  }
  if (unit !== undefined && !sameDimensions(unit, written.unit)) {
    const message = `The value is in ${written.unit.text}, its unit is ${unit.text}.`
    return { findings: [...findings, problem('unit', place, message, 'Write the unit once.')] }
  }
  return { value: written, findings }
}

/** `5-10` is meant as a range. */
function hyphenRange(text: string): string | undefined {
  const ends = /^\s*(\d[\d.]*)\s*-\s*(\d[\d.]*)(\s[^-+*]*|%)?$/.exec(text)
  return ends === null ? undefined : `${ends[1]} to ${ends[2]}${(ends[3] ?? '').trimEnd()}`
}

const notAValue = 'An assumption is a number, a range or a distribution, not a formula.'

function asAssumption(
  expression: Expression,
  unit: Unit | undefined,
): WrittenAssumption | undefined {
  if (expression.kind === 'distribution') {
    const { distribution } = expression
    return {
      distribution,
      unit: isShare(distribution) ? plainNumber : (expression.unit ?? unit ?? plainNumber),
    }
  }
  if (expression.kind === 'number') {
    const { value } = expression
    return {
      distribution: { family: 'fixed', value },
      unit: expression.unit ?? unit ?? plainNumber,
    }
  }
  if (expression.kind !== 'negate' || expression.of.kind !== 'number') return undefined
  const size = asAssumption(expression.of, unit)
  if (size === undefined) return undefined
  return { ...size, distribution: { family: 'fixed', value: -expression.of.value } }
}
