import { readFileSync } from 'node:fs'

/** A figure against 0, by t. */
export interface OverTimeEffect {
  readonly value: number
  readonly se: number
  readonly df: number
  readonly low: number
  readonly high: number
  readonly p: number
}

type Figure = Pick<OverTimeEffect, 'value' | 'se'>

type RowsOf<Names extends string> = Readonly<Record<Names, readonly number[]>>

interface EventReference {
  readonly joint: {
    readonly f: number
    readonly df1: number
    readonly df2: number
    readonly p: number
  }
  readonly course: readonly (OverTimeEffect & { readonly time: number })[]
}

/** R: lm with dummies, sandwich, nlme, lme4, lmerTest; test/reference/over-time.R. */
export const overTimeReference = JSON.parse(
  readFileSync(new URL('over-time.json', import.meta.url), 'utf8'),
) as {
  readonly shops: {
    readonly rows: RowsOf<'week' | 'shop' | 'treated' | 'load' | 'time' | 'done'>
    readonly event: EventReference
    readonly baseline: number
    readonly treatment: number
  } & Readonly<Record<'time' | 'adjusted' | 'done' | 'slope', OverTimeEffect>>
  readonly months: {
    readonly rows: RowsOf<'month' | 'wait'>
    readonly average: Figure
    /** With a step at month 20 taken out. */
    readonly stepped: Figure
  } & Readonly<Record<'level' | 'slope' | 'correlation' | 'left', number>>
  readonly people: {
    readonly rows: RowsOf<'wave' | 'customer' | 'treated' | 'effort'>
    readonly mixed: OverTimeEffect
    readonly pooled: Figure
    readonly within: OverTimeEffect
    readonly gap: { readonly value: number; readonly p: number }
  }
  readonly fines: {
    readonly difference: OverTimeEffect
    readonly event: EventReference
    readonly slope: OverTimeEffect
  }
  readonly bikes: { readonly average: OverTimeEffect; readonly carried: Figure } & Readonly<
    Record<'level' | 'slope' | 'correlation', number>
  >
}
