import { timeUnits } from '#quantity/known-units'

const closeEnough = 1e-12

/**
 * What a formula is followed by to be multiplied by a factor of units: `/60` for a sixtieth,
 * `*604800/31557600` for years in weeks, nothing for 1.
 */
export function scaleText(factor: number): string {
  if (near(factor, 1)) return ''
  if (near(factor, Math.round(factor))) return `*${Math.round(factor)}`
  if (near(1 / factor, Math.round(1 / factor))) return `/${Math.round(1 / factor)}`
  const seconds = [...timeUnits.values()].filter(Number.isInteger)
  for (const over of seconds) {
    const under = seconds.find((each) => near(over / each, factor))
    if (under !== undefined) return `*${over}/${under}`
  }
  return `*${String(factor).toUpperCase()}`
}

function near(value: number, other: number): boolean {
  return Math.abs(value - other) <= closeEnough * Math.abs(other)
}
