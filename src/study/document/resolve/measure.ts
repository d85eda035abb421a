import { convertFactor, sameDimensions } from '#quantity/unit-algebra'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, take, type Resolution } from '#study/document/resolve/resolution'

/** A unit at a path of the document; what is wrong with it is noted there. */
export function unitAt(resolution: Resolution, text: string, path: DocumentPath): Unit | undefined {
  const outcome = readUnit(text)
  const place = resolution.place(path)
  return take(resolution, {
    ...outcome,
    findings: outcome.findings.map((finding) => ({ ...finding, place })),
  })
}

const quantityForm = /^\s*([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(.*?)\s*$/i

/** A number with a unit (`60 min`, `95 %`) or without, in the unit that is asked for. */
export function quantityAt(
  resolution: Resolution,
  written: string | number,
  [unit, path]: readonly [Unit, DocumentPath],
): number | undefined {
  if (typeof written === 'number') return written
  const match = quantityForm.exec(written)
  if (match === null) {
    refuse(
      resolution,
      ['wrong-value', path],
      `\`${written}\` is no number with a unit.`,
      `Write it like \`60 ${unit.text}\`.`,
    )
    return undefined
  }
  const given = match[2] === '' ? unit : unitAt(resolution, match[2] ?? '', path)
  if (given === undefined) return undefined
  if (!sameDimensions(given, unit)) {
    const message = `\`${given.text}\` cannot stand for \`${unit.text}\`.`
    refuse(resolution, ['unit', path], message, `Write it in ${unit.text}.`)
    return undefined
  }
  const number = Number(match[1])
  const factor = convertFactor(given, unit)
  // 95 % is 0.95, and 95 * 0.01 is not.
  const amount = factor < 1 ? number / convertFactor(unit, given) : number * factor
  if (Number.isFinite(amount)) return amount
  const message = `\`${written}\` is larger than any number that can be computed with.`
  refuse(resolution, ['wrong-value', path], message, `Write it like \`60 ${unit.text}\`.`)
  return undefined
}

/** A time in seconds; a number without a unit could be any of them, and is refused. */
export function secondsAt(
  resolution: Resolution,
  written: string | number,
  path: DocumentPath,
): number | undefined {
  if (typeof written === 'string' && !/^[\s\d.+-]*$/.test(written)) {
    return quantityAt(resolution, written, [readUnit('s').value!, path])
  }
  refuse(resolution, ['unit', path], 'The time has no unit.', `Write \`${written} min\`.`)
  return undefined
}
