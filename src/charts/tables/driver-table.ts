import type { DataTable } from '#charts/chart'
import type { ValueView } from '#charts/value-view'
import { inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { sentence } from '#quantity/sentence'
import { eightyPercent } from '#charts/wording'
import type { Locale } from '#quantity/locale'
import type { Driver, Haircuts } from '#value/model'

/** Every driver: its formula, what it brings before and after haircuts, and which apply. */
export function driverTable(view: ValueView, locale: Locale): DataTable {
  const { drivers } = view.value
  const format = moneyFormat(
    drivers.flatMap(({ beforeHaircuts, annual }) => [beforeHaircuts, annual]),
    view.model.currency,
    locale,
  )
  const rows = view.model.drivers.flatMap((driver) => {
    const result = drivers.find((one) => one.id === driver.id)
    if (result === undefined) return []
    const before = inColumn(format, result.beforeHaircuts.mean)
    const after = inColumn(format, result.annual.mean)
    return [
      [
        { text: driver.label },
        { text: sentence(driver.class) },
        { text: driver.text },
        { text: before, figure: `value.driver.${driver.id}.annual.before-haircuts` },
        { text: haircutWords(driver, result.gain, view) },
        { text: after, figure: `value.driver.${driver.id}.annual` },
        { text: rangeInColumn(format, result.annual) },
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
