import type { Column } from '#evidence/rows/data-set'
import type { WrittenColumn } from '#study/document/resolve/column-checks'
import { header } from '#study/document/resolve/header'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

/**
 * The columns of a time to an event: `<need>.time`, `<need>.event` (0 open, 1 the event, 2, ... other ends)
 * and, where it is written, `<need>.entry`.
 * @param scale what turns the file's unit into the metric's
 */
export function eventTimeColumns(
  resolution: Resolution,
  { id, column, path }: WrittenColumn,
  scale: number,
): readonly Column[] {
  const { event, entry } = column
  const other = forms.find((form) => column[form] !== undefined)
  if (other !== undefined) {
    const message = `\`${other}\` has no use on \`${id}\`, which is a time to an event.`
    const hint = 'Name the column of the time with `from`, and what ended it with `event`.'
    refuse(resolution, ['wrong-value', [...path, other]], message, hint)
  }
  if (event === undefined) {
    const message = `The column of \`${id}\` does not say what ended the time.`
    refuse(resolution, ['missing-key', path], message, 'Write `event: { from: HEADER, is: Yes }`.')
    return []
  }
  const from = { name: column.from ?? id, occurrence: column.occurrence ?? 1 }
  return [
    { id: `${id}.time`, read: 'number', from, scale },
    {
      id: `${id}.event`,
      read: 'flag',
      from: header(event.from),
      is: [event.is].flat(),
      ...(event.competing === undefined ? {} : { competing: event.competing }),
    },
    ...(entry === undefined
      ? []
      : [{ id: `${id}.entry`, read: 'number' as const, from: header(entry), scale }]),
  ]
}

const forms = ['is', 'map', 'as', 'bands', 'sum', 'ratio', 'value', 'row-number'] as const

/** `event` and `entry` belong to needs that are a time to an event. */
export function checkEventKeys(resolution: Resolution, { id, column, path }: WrittenColumn): void {
  const key = (['event', 'entry'] as const).find((one) => column[one] !== undefined)
  if (key === undefined) return
  const message = `\`${key}\` has no use on \`${id}\`, which is no need with a time to an event.`
  const hint = 'Give the need `metric: { kind: completion, type: time-to-event, unit: month }`.'
  refuse(resolution, ['wrong-value', [...path, key]], message, hint)
}
