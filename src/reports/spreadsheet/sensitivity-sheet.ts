import { inputWords, valueView } from '#charts/value-view'
import type { Sheet } from '#formats/xlsx-write-book'
import { looks, moneyFormat, plainFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import {
  formula,
  headings,
  number,
  sheetTitles,
  SheetDraft,
  text,
} from '#reports/spreadsheet/sheet-draft'

const widths = [7, 44, 34, 14, 13, 13, 15, 15, 14, 34]

/** What moves the net present value most: values from the simulation. */
export function sensitivitySheet({ assessment }: SheetContext): Sheet {
  const { value, model, settings } = assessment
  const view = valueView(assessment)
  const draft = new SheetDraft(sheetTitles.sensitivity, widths)
  draft.open(
    'Sensitivity',
    `Values from the simulation (${settings.draws} draws, seed ${settings.seed}): each input at its P10 and at its P90, all others drawn as they are.`,
    `Mean net present value in ${model.currency}. These do not follow changes in this file: run \`worthline assess\` again.`,
  )
  const head = draft.add(
    headings(
      '#Rank',
      'Input',
      'Id',
      'Unit',
      '#Input low',
      '#Input high',
      '#NPV at low',
      '#NPV at high',
      '#Swing',
      '',
    ),
  )
  const last = head + value.sensitivities.length
  for (const [index, sensitivity] of value.sensitivities.entries()) {
    const { input, label, low, high, unit, swing } = sensitivity
    const row = draft.next
    const words = view === undefined ? label : inputWords(sensitivity, view)
    const inputFormat = plainFormat(Math.max(Math.abs(low.input), Math.abs(high.input)))
    const money = moneyFormat(value.sensitivities[0]?.swing ?? 0)
    draft.add([
      number(index + 1, '0'),
      text(words === '' ? label : words),
      text(input, looks.code),
      text(unit),
      number(low.input, inputFormat),
      number(high.input, inputFormat),
      number(low.npv, money),
      number(high.npv, money),
      number(swing, money, { bold: true }),
      formula(`REPT("█",ROUND(30*I${row}/MAX(I$${head + 1}:I$${last}),0))`, undefined, bar),
    ])
  }
  if (value.sensitivities.length === 0) draft.add([text(''), text('Nothing is uncertain.')])
  return draft.finish({ frozen: { rows: head, columns: 2 } })
}

const bar = { ink: '1A5FD0', size: 8, indent: 1 } as const
