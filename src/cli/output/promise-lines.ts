import { promiseHeadline } from '#charts/promise/promise-headline'
import { promiseTable } from '#charts/promise/promise-table'
import { printable } from '#drawing/terminal/text-cells'
import { textTable, type TextLook } from '#drawing/terminal/text-table'
import { english } from '#quantity/locale'
import { formatDate } from '#quantity/format-date'
import type { KeptPromise } from '#use-cases/promise'

/** What was promised, to whom and when, beside what the study says now. */
export function promiseLines(kept: KeptPromise, look: TextLook, all: boolean): string[] {
  const { promise, figures } = kept
  const first = promiseHeadline(figures)
  const shown = all ? [...first, ...figures.filter((one) => !first.includes(one))] : first
  const folded = figures.length - shown.length
  const whom = promise.to === undefined ? '' : ` to ${promise.to}`
  const { by, note } = promise
  return [
    look.paint.strong(printable(`Promised${whom} on ${formatDate(promise.on)}: ${promise.title}`)),
    ...(by === undefined ? [] : [printable(`By ${by}`)]),
    ...(note === undefined ? [] : [printable(note)]),
    ...textTable(promiseTable(shown, english), look),
    ...(folded === 0 ? [] : [look.paint.quiet(`and ${folded} more: --all shows them`)]),
  ]
}
