import { readFileSync } from 'node:fs'

/** A figure against 0, by t. */
export interface ReferenceFigure {
  readonly value: number
  readonly se: number
  readonly df: number
  readonly p: number
  readonly low: number
  readonly high: number
}

type Figures = 'slopeBefore' | 'levelChange' | 'slopeChange' | 'average' | 'base' | 'treatment'

export type ReferenceSegmented = Readonly<Record<Figures, ReferenceFigure>> & {
  readonly residuals: readonly number[]
  readonly course: readonly (ReferenceFigure & { period: number; fitted: number })[]
}

type Carried = 'slopeBefore' | 'levelChange' | 'slopeChange' | 'average' | 'base'

export type ReferenceCarried = Readonly<
  Record<Carried, Pick<ReferenceFigure, 'value' | 'se' | 'df'>>
> & { readonly correlation: number; readonly variance: number }

interface ReferenceBreak {
  readonly at: number
  readonly f: number
  readonly p: number
  readonly shift: number
}

/** R: lm, nlme, sandwich, lmtest, strucchange, acf, Box.test; test/reference/time-series.R. */
export const reference = JSON.parse(
  readFileSync(new URL('./time-series.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'y' | 'gone' | 'level' | 'calm' | 'long' | 'line' | 'lineRows', number[]>
  segmented: Record<'none' | 'levels' | 'waves' | 'holes', ReferenceSegmented>
  carried: Record<'whole' | 'holes', ReferenceCarried>
  acf: Record<'whole' | 'holes', number[]>
  ljungBox: { lags: number; fitted: number; q: number; p: number }[]
  durbinWatson: Record<'none' | 'levels', { d: number; p: number }>
  breaks: Record<'level' | 'calm' | 'long', ReferenceBreak> & {
    line: Omit<ReferenceBreak, 'p'>
    longRun: number
  }
}

const { inputs } = reference

/** Months 1 to 84, interrupted at month 49. */
export const months = Int32Array.from(inputs.y, (_, i) => i + 1)
export const monthly = Float64Array.from(inputs.y)

/** The same without seven of them. */
export const present = months.filter((month) => !inputs.gone.includes(month))
export const presentValues = Float64Array.from(present, (month) => monthly[month - 1]!)
