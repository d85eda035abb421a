import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import type { FigureInput } from '#quantity/figure'
import { looks, plainFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { headings, number, sheetTitles, SheetDraft, text } from '#reports/spreadsheet/sheet-draft'

const widths = [52, 52, 15, 18, 14, 14, 8, 60, 36]

/** Every figure of the assessment with what it rests on: values, as `worthline assess` gave them. */
export function lineageSheet({ assessment }: SheetContext): Sheet {
  const draft = new SheetDraft(sheetTitles.lineage, widths)
  draft.open(
    'Lineage',
    'Every figure as `worthline assess` gave it, with what it rests on: other figures, assumptions, or rows.',
    'Simulated figures are means. Figures with a range have their P10 and P90, measured ones the ends of their interval.',
  )
  const head = draft.add(
    headings('Figure', 'What', '#Value', 'Unit', '#From', '#To', '#Grade', 'Rests on', 'Method'),
  )
  for (const figure of assessment.figures) {
    const { id, label, value, reason, unit, quantiles, interval, grade, inputs, method } = figure
    draft.add([
      text(id, looks.code),
      text(label),
      valueCell(value ?? reason),
      text(unit),
      rangeEnd(quantiles?.p10 ?? interval?.low),
      rangeEnd(quantiles?.p90 ?? interval?.high),
      number(grade, '0'),
      text([...new Set(inputs.map(inputWords))].join(', '), looks.code),
      text(method ?? '', looks.code),
    ])
  }
  return draft.finish({ frozen: { rows: head, columns: 1 }, filter: `A${head}:I${draft.next - 1}` })
}

function valueCell(value: number | string | undefined): SheetCell {
  if (typeof value === 'number') return number(value, plainFormat(value))
  return text(value ?? '', looks.note)
}

function rangeEnd(value: number | undefined): SheetCell | undefined {
  return value === undefined ? undefined : number(value, plainFormat(value))
}

function inputWords(input: FigureInput): string {
  if ('figure' in input) return input.figure
  if ('assumption' in input) return `assumption ${input.assumption}`
  const { data, filter, count, hash } = input.rows
  return `${count} rows of ${data}${filter === '' ? '' : ` (${filter})`}, sha256 ${hash.slice(0, 12)}`
}
