import { notCalculated } from '#formats/cell-text'
import { problem, warning, type Finding, type Place } from '#quantity/finding'
import { isDimensionless } from '#quantity/unit-algebra'
import type { Assumption } from '#value/model'

/** A number as it is named to people. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(10)))
}

/** A row without an id. */
export function noId(file: string, row: number): Finding {
  const message = 'A row has lost its id: nothing is read from it.'
  return warning('missing-value', { file, row }, message, 'Write the id of the assumption again.')
}

/** An id that the study does not have, with the one that may be meant. */
export function unknownId(id: string, near: string | undefined, place: Place): Finding {
  const message = `The study has no assumption \`${id}\`.`
  const hint =
    near === undefined
      ? 'Ids stay as they are: export the study again, or add the assumption to it.'
      : `Did you mean \`${near}\`? Ids stay as they are.`
  return problem('unknown-reference', place, message, hint)
}

/** An id that stands twice. */
export function twice(id: string, place: Place): Finding {
  return problem('duplicate-id', place, `\`${id}\` stands here twice.`, 'Keep one of the rows.')
}

/** Why what stands there is no number, and what to do. */
export function notANumber(text: string | undefined, field: string, place: Place): Finding {
  const [message, hint] = whyNoNumber(text, field)
  return problem('unreadable-value', { ...place, field }, message, hint)
}

function whyNoNumber(text: string | undefined, field: string): readonly [string, string] {
  if (text === undefined) return [`There is no value under ${field}.`, 'Write a plain number.']
  if (text === notCalculated) {
    const message = 'The cell holds a formula that no program has computed yet.'
    return [message, 'Open the workbook in a spreadsheet and save it, or write the number.']
  }
  if (text.startsWith('#')) {
    return [`The cell shows the error ${text}.`, 'Mend its formula, or write the number.']
  }
  if (/^\d{4}-\d\d-\d\d/u.test(text)) {
    const message = `The cell holds a day or time (${text}), not a number.`
    return [
      message,
      'Spreadsheets make days of `1.5` or `3/4`: format the cell as a number, write it again.',
    ]
  }
  if (/^-?[\d.,\s\u00a0']*\d\s*%?$/u.test(text)) {
    const message = `\`${text}\` is a text that looks like a number.`
    return [message, 'Write it the way the spreadsheet takes for a number, without marks.']
  }
  return [`\`${text}\` is no number.`, 'Write a plain number.']
}

export function changedUnit(
  { id, unit }: Assumption,
  written: string | undefined,
  place: Place,
): Finding | undefined {
  const exported = isDimensionless(unit) && unit.factor === 1 ? '1' : unit.text
  if (written === undefined || written === exported) return undefined
  const message = `The unit of \`${id}\` was changed from ${exported} to ${written}.`
  const hint = `Write the number in ${exported}, and the unit as it was; another unit is written in the study.`
  return problem('unit', { ...place, field: 'unit' }, message, hint)
}

/** What is changed where no source can stand. */
export function withoutSource({ id }: Assumption, place: Place): Finding {
  const message = `\`${id}\` stands inside a formula of the study: its value is changed there, without a source.`
  const hint =
    'Write it under `assumptions` and name it in the formula, so that a source can stand beside it.'
  return warning('no-source', place, message, hint)
}

/** The study went on since the export. */
export function movedOn({ id }: Assumption, place: Place): Finding {
  const message = `The study has another value of \`${id}\` now than when it was exported.`
  return warning('stale', place, message, 'Look at both before you write.')
}

/** Ends that make no range. */
export function noRange([low, high]: readonly [number, number], place: Place): Finding {
  const message = `From ${shown(low)} to ${shown(high)} is no range that can be written as \`a to b\`.`
  const hint =
    'The low end lies below the high one, and no end is 0; else write a distribution in the study.'
  return problem('range', place, message, hint)
}

/** A unit of another kind. */
export function otherUnit({ id, unit }: Assumption, text: string, place: Place): Finding {
  const message = `\`${id}\` is in ${unit.text}, not in ${text}.`
  return problem('unit', place, message, `Write the value in ${unit.text}.`)
}
