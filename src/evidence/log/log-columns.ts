import type { EventColumn, EventColumns, TextColumn } from '#evidence/log/event-columns'
import type { LogRules } from '#evidence/log/log-rules'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { instantText, readInstant, timeForms } from '#quantity/instant'
import { nearestName } from '#quantity/nearest'

/** The columns of a file that the rules of a log name, over all its events. */
export interface LogColumns {
  readonly case: TextColumn
  readonly activity: TextColumn
  readonly times: Times
  readonly resource?: TextColumn
  readonly state?: TextColumn
  readonly order?: Float64Array
}

export interface Times {
  /** Milliseconds as `Instant` has them; NaN where there is none. */
  readonly values: Float64Array
  readonly forms: Uint8Array
  /** 1 where something stands in the file that is no time. */
  readonly unreadable: Uint8Array
}

/** The columns that the rules name, or why they cannot be used. */
export function logColumns(columns: EventColumns, rules: LogRules): Outcome<LogColumns> {
  const optional = [rules.resource, rules.lifecycle?.from, rules.order]
  const names = [rules.case, ...rules.activity, rules.at, ...optional]
  const asked = [...new Set(names.filter((name) => name !== undefined))]
  const absent = asked.filter((name) => !columns.columns.has(name))
  if (absent.length > 0) return { findings: absent.map((name) => noColumn(name, columns)) }
  const column = (name: string): EventColumn => columns.columns.get(name)!
  const findings = [...timeProblems(column(rules.at), rules.at)]
  const order = rules.order === undefined ? undefined : numbersOf(column(rules.order))
  if (order === 'not-numbers') findings.push(notNumbers(rules.order!))
  if (findings.length > 0) return { findings }
  return {
    value: {
      case: textsOf(column(rules.case)),
      activity: joined(rules.activity.map((name) => textsOf(column(name)))),
      times: timesOf(column(rules.at)),
      ...(rules.resource === undefined ? {} : { resource: textsOf(column(rules.resource)) }),
      ...(rules.lifecycle === undefined ? {} : { state: textsOf(column(rules.lifecycle.from)) }),
      ...(order === undefined || order === 'not-numbers' ? {} : { order }),
    },
    findings: [],
  }
}

/** A problem: the log lacks a column that a rule or column names. */
export function noColumn(field: string, { columns }: EventColumns): Finding {
  const names = [...columns.keys()]
  const near = nearestName(field, names)
  const question = near === undefined ? '' : `Did you mean \`${near}\`? `
  const hint = `${question}The columns are ${names.map((name) => `\`${name}\``).join(', ')}.`
  return problem('no-column', { field }, `The log has no column \`${field}\`.`, hint)
}

function timeProblems(column: EventColumn, field: string): readonly Finding[] {
  if (column.kind !== 'number') return []
  const message = `\`${field}\` holds numbers, not times.`
  const hint = 'Write times with the year first: `2011-10-11T13:45:40+02:00`.'
  return [problem('wrong-value', { field }, message, hint)]
}

function notNumbers(field: string): Finding {
  const message = `\`${field}\` orders events of equal time, but does not hold numbers only.`
  return problem('wrong-value', { field }, message, 'Name a column that counts the events.')
}

/** A column as texts: numbers and times as they are written. */
export function textsOf(column: EventColumn): TextColumn {
  if (column.kind === 'text') return column
  const codes = new Map<number, number>()
  const labels: string[] = []
  const coded = Int32Array.from(column.values, (value, row) => {
    if (Number.isNaN(value)) return -1
    const known = codes.get(value)
    if (known !== undefined) return known
    codes.set(value, labels.length)
    const form = column.kind === 'time' ? timeForms[column.forms[row]!]! : undefined
    labels.push(form === undefined ? String(value) : instantText({ at: value, form }))
    return labels.length - 1
  })
  return { kind: 'text', codes: coded, labels }
}

function numbersOf(column: EventColumn): Float64Array | 'not-numbers' {
  if (column.kind !== 'text') return column.values
  const numbers = column.labels.map((label) => (label.trim() === '' ? Number.NaN : Number(label)))
  if (!numbers.every(Number.isFinite)) return 'not-numbers'
  return Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN)
}

function timesOf(column: EventColumn): Times {
  if (column.kind === 'time') {
    return { ...column, unreadable: column.unreadable ?? new Uint8Array(column.values.length) }
  }
  const { codes, labels } = textsOf(column)
  const instants = labels.map((label) => readInstant(label))
  const at = instants.map((instant) => instant?.at ?? Number.NaN)
  const form = instants.map((instant) => timeForms.indexOf(instant?.form ?? 'offset'))
  return {
    values: Float64Array.from(codes, (code) => at[code] ?? Number.NaN),
    forms: Uint8Array.from(codes, (code) => form[code] ?? 0),
    unreadable: Uint8Array.from(codes, (code) => (code >= 0 && Number.isNaN(at[code]) ? 1 : 0)),
  }
}

/** Several columns as one, their texts joined by `/`; missing where a part is missing. */
function joined(columns: readonly TextColumn[]): TextColumn {
  const [first, ...others] = columns
  if (first === undefined) return { kind: 'text', codes: new Int32Array(), labels: [] }
  return others.reduce(joinedPair, first)
}

function joinedPair(one: TextColumn, other: TextColumn): TextColumn {
  const known = new Map<number, number>()
  const labels: string[] = []
  const codes = one.codes.map((code, row) => {
    const second = other.codes[row]!
    if (code < 0 || second < 0) return -1
    const pair = code * other.labels.length + second
    const found = known.get(pair)
    if (found !== undefined) return found
    known.set(pair, labels.length)
    labels.push(`${one.labels[code]!}/${other.labels[second]!}`)
    return labels.length - 1
  })
  return { kind: 'text', codes, labels }
}
