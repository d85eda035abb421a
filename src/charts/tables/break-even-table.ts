import type { DataTable } from '#charts/chart'
import { inputRange, inputValue } from '#charts/input-range'
import { inputWords, type ValueView } from '#charts/value-view'
import type { Locale } from '#quantity/locale'
import type { Estimate, InputInfluence, Sensitivity } from '#value/result'

/**
 * What would push the result to the other side of zero: of each input the value at which the mean
 * net present value is zero, beside the range that it is believed to have. Those that lie inside
 * their range come first.
 */
export function breakEvenTable(view: ValueView, locale: Locale): DataTable {
  const gains = view.value.npv.mean > 0
  const inputs = view.value.influence?.inputs ?? []
  const rows = inputs.flatMap((influence) => {
    const swing = view.value.sensitivities.find(({ input }) => input === influence.input)
    if (swing === undefined || !('value' in influence.breakEven)) return []
    const found = { influence, swing, at: influence.breakEven }
    return [{ ...found, place: placeOf(found) }]
  })
  return {
    caption: gains
      ? 'What would push the result below zero'
      : 'What would bring the result above zero',
    columns: [
      { label: 'Input', numeric: false },
      { label: 'P10 to P90', numeric: true },
      { label: 'Break-even', numeric: true },
      { label: 'Where that lies', numeric: false },
    ],
    rows: rows
      .toSorted((a, b) => a.place.distance - b.place.distance)
      .map(({ influence, swing, at, place }) => [
        { text: inputWords(influence, view) },
        { text: inputRange(swing, locale) },
        {
          text: inputValue(at.value, swing, locale),
          figure: `value.sensitivity.${influence.input}.break-even`,
        },
        { text: place.words },
      ]),
  }
}

/** What stands in the place of the table, or below it: inputs without a break-even. */
export function withoutBreakEven(view: ValueView): readonly string[] {
  const without = (view.value.influence?.inputs ?? []).filter(
    ({ breakEven }) => 'reason' in breakEven,
  )
  if (without.length === 0) return []
  const names = without.map((one) => inputWords(one, view)).join(', ')
  return [`No value that it can have brings the mean net present value to zero: ${names}`]
}

interface Placed {
  readonly words: string
  /** From its range, in widths of it; 0 inside. */
  readonly distance: number
}

function placeOf({
  swing,
  at,
}: {
  readonly influence: InputInfluence
  readonly swing: Sensitivity
  readonly at: Estimate
}): Placed {
  const [low, high] = [swing.low.input, swing.high.input].toSorted((a, b) => a - b) as [
    number,
    number,
  ]
  if (at.value < low) return { words: 'below its P10', distance: (low - at.value) / (high - low) }
  if (at.value > high) return { words: 'above its P90', distance: (at.value - high) / (high - low) }
  return { words: 'inside its range', distance: 0 }
}
