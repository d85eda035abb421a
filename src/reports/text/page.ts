import type { TextLook } from '#drawing/terminal/text-table'
import { cutCells, printable, wrapCells } from '#drawing/terminal/text-cells'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What every part of the text report is made from. */
export interface Page extends TextLook {
  readonly assessment: Assessment
  readonly locale: Locale
}

/** Longer tables stand in the other reports. */
export const mostRows = 12

/** A part under its heading, after an empty line. */
export function block(page: Page, heading: string, lines: readonly string[]): readonly string[] {
  const title = cutCells(printable(heading), page.width)
  return ['', page.paint.strong(title), ...lines]
}

/** Words wrapped to the page. */
export function paragraph(text: string, page: Page): readonly string[] {
  return wrapCells(text, Math.min(page.width, 100))
}
