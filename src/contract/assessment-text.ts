import type { Assessment } from '#study/evaluation/assessment'

/** An assessment as text: numbers that JSON has no words for are named, typed columns are marked. */
export function encodeAssessment(assessment: Assessment): string {
  return JSON.stringify(assessment, (_key, value: unknown) => named(value))
}

/** The assessment that `encodeAssessment` wrote, number for number. */
export function decodeAssessment(text: string): Assessment {
  return JSON.parse(text, (_key, value: unknown) => meant(value)) as Assessment
}

const numberMark = '$number'
const columnMark = '$column'

function named(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? value : { [numberMark]: words(value) }
  if (value instanceof Float64Array) return { [columnMark]: Array.from(value, named) }
  return value
}

function words(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function meant(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (numberMark in value) return Number(value[numberMark])
  if (columnMark in value) return Float64Array.from(value[columnMark] as number[])
  return value
}
