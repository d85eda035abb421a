import type { DataTable } from '#charts/chart'
import type { ValueView } from '#charts/value-view'
import { rangeWords, sentence, simulatedWords, eightyPercent } from '#charts/wording'
import type { Locale } from '#quantity/locale'
import type { Driver, Haircuts } from '#value/model'

/** Every driver: its formula, what it brings before and after haircuts, and which apply. */
export function driverTable(view: ValueView, locale: Locale): DataTable {
  const unit = `${view.model.currency}/year`
  const rows = view.model.drivers.flatMap((driver) => {
    const result = view.value.drivers.find((one) => one.id === driver.id)
    if (result === undefined) return []
    const before = bare(simulatedWords(result.beforeHaircuts, { of: 'mean', unit }, locale))
    const after = bare(simulatedWords(result.annual, { of: 'mean', unit }, locale))
    return [
      [
        { text: driver.label },
        { text: sentence(driver.class) },
        { text: driver.text },
        { text: before, figure: `value.driver.${driver.id}.annual.before-haircuts` },
        { text: haircutWords(driver, result.gain, view) },
        { text: after, figure: `value.driver.${driver.id}.annual` },
        { text: rangeWords(result.annual, unit, locale) },
      ],
    ]
  })
  return {
    caption: 'Drivers, a year at full adoption',
    columns: [
      { label: 'Driver', numeric: false },
      { label: 'Class', numeric: false },
      { label: 'Formula', numeric: false },
      { label: 'Before haircuts', numeric: true },
      { label: 'Haircuts', numeric: false },
      { label: 'Counted', numeric: true },
      { label: `${eightyPercent} range`, numeric: true },
    ],
    rows,
  }
}

/** The caption says that it is a year. */
function bare(words: string): string {
  return words.replace(/ a year$/, '')
}

const names: Readonly<Record<keyof Haircuts, string>> = {
  capture: 'capture',
  attribution: 'attribution',
  executionRisk: 'execution risk',
  decay: 'decay',
}

function haircutWords(driver: Driver, gain: boolean, view: ValueView): string {
  const given = (Object.keys(names) as (keyof Haircuts)[]).filter(
    (name) => driver.haircuts[name] !== undefined,
  )
  if (given.length === 0) return 'none'
  if (!gain && view.model.losses === 'full') return 'none: a loss counts in full'
  return given.map((name) => names[name]).join(', ')
}
