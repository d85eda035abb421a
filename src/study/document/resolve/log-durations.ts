import type { LogColumn, NamedDuration } from '#evidence/log/log-column'
import { readUnit } from '#quantity/read-unit'
import { convertFactor, sameDimensions } from '#quantity/unit-algebra'
import type { DocumentPath } from '#study/document/document-text'
import { needOf } from '#study/document/resolve/columns'
import { checkStep } from '#study/document/resolve/log'
import type { LogColumnWritten } from '#study/document/resolve/log-form'
import { secondsAt, unitAt } from '#study/document/resolve/measure'
import { ownUnit, ownUnitText } from '#study/document/resolve/metric'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

interface DurationDocument {
  readonly from: string
  readonly to: string
  readonly which?: 'first' | 'last' | undefined
}

/** A duration whose ends the log has. */
export function namedDuration(
  resolution: Resolution,
  { steps }: LogColumnWritten,
  [{ from, to, which }, path]: readonly [DurationDocument, DocumentPath],
): NamedDuration {
  const ends = [
    ['from', from],
    ['to', to],
  ] as const
  for (const [key, name] of ends) {
    if (name === 'start' || Object.hasOwn(steps ?? {}, name)) continue
    const step = name.replace(/\.(?:start|complete)$/, '')
    checkStep(resolution, { name: step, steps }, [...path, key])
  }
  return { from, to, which: which ?? 'first' }
}

/** One second in the unit of the column: that of its need, else the one it says, else seconds. */
export function secondIn(resolution: Resolution, { id, column, path }: LogColumnWritten): number {
  const second = readUnit('s').value!
  const said = column.unit
  const unit =
    needOf(resolution, id) !== undefined
      ? ownUnit(resolution, id)
      : said === undefined
        ? second
        : unitAt(resolution, said, [...path, 'unit'])
  if (unit === undefined) return 1
  if (sameDimensions(second, unit)) return convertFactor(second, unit)
  const of = needOf(resolution, id) === undefined ? (said ?? '') : ownUnitText(resolution, id)
  const message = `The column \`${id}\` is a time, and its unit is ${of}.`
  refuse(resolution, ['unit', path], message, 'Give it a unit of time: `h`.')
  return 1
}

/** Whether a duration lies within the bounds that the column says. */
export function withinBounds(
  resolution: Resolution,
  written: LogColumnWritten,
): LogColumn | undefined {
  const { id, column, path } = written
  const form = column.within
  if (form === undefined || typeof form === 'string') return undefined
  const place = [...path, 'within']
  if (form['at-most'] === undefined && form['at-least'] === undefined) {
    refuse(
      resolution,
      ['missing-key', place],
      '`within` needs a bound.',
      'Write `at-most: 60 min`.',
    )
  }
  const bound = (key: 'at-most' | 'at-least'): number | undefined =>
    form[key] === undefined ? undefined : secondsAt(resolution, form[key], [...place, key])
  const [atMost, atLeast] = [bound('at-most'), bound('at-least')]
  return {
    id,
    read: 'within',
    duration: namedDuration(resolution, written, [form, place]),
    ...(atMost === undefined ? {} : { atMost }),
    ...(atLeast === undefined ? {} : { atLeast }),
  }
}
