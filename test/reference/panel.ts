import { readFileSync } from 'node:fs'

/** A figure against 0, by t. */
export interface ReferenceTest {
  readonly value: number
  readonly se: number
  readonly df: number
  readonly p: number
  readonly low: number
  readonly high: number
}

interface ReferenceFigure {
  readonly value: number
  readonly se: number
}

export interface ReferenceStaggered {
  readonly cells: (ReferenceFigure & { group: number; time: number })[]
  readonly simple: ReferenceFigure
  readonly dynamic: (ReferenceFigure & { since: number })[]
}

interface ReferenceTwoWay {
  readonly covariance: number[][]
  readonly x: ReferenceTest
  readonly z: ReferenceTest
}

/** R: lm with dummies, plm, sandwich, lme4, lmerTest, and refits by brute force; test/reference/panel.R. */
export const reference = JSON.parse(
  readFileSync(new URL('./panel.json', import.meta.url), 'utf8'),
) as {
  panel: Record<'unit' | 'time' | 'region' | 'x' | 'z' | 'y', number[]>
  twoWay: {
    byUnit: ReferenceTwoWay
    byRegion: ReferenceTwoWay
    residual: number[]
    withinX: number[]
    rows: number
  }
  did: Record<'unit' | 'time' | 'group' | 'y', number[]> & {
    effect: ReferenceTest
    event: (ReferenceTest & { time: number })[]
    wald: { f: number; df1: number; df2: number; p: number }
    slope: ReferenceTest
  }
  wild: { null: number; t: number; asFar: number }[]
  staggered: Record<'unit' | 'time' | 'start' | 'y', number[]> &
    Record<'never' | 'notYet' | 'neverByVillage', ReferenceStaggered>
  repeated: Record<'unit' | 'time' | 'treated' | 'age' | 'y' | 'edge', number[]> &
    Record<'levels' | 'line' | 'none', ReferenceTest>
  mixed: {
    effects: (ReferenceFigure & { df: number; p: number })[]
    covariance: number[][]
    between: number
    within: number
    logLik: number
    edge: { singular: boolean; value: number[]; se: number[]; within: number; logLik: number }
  }
}

const numbers = (values: readonly number[]) => Float64Array.from(values)
const codes = (values: readonly number[]) => Int32Array.from(values)

const { panel, did, staggered, repeated } = reference

/** The unbalanced panel: two predictors, one unit seen once. */
export const panelRows = {
  outcome: numbers(panel.y),
  predictors: [numbers(panel.x), numbers(panel.z)],
  units: codes(panel.unit),
  times: codes(panel.time),
  clusters: codes(panel.unit),
  level: 0.95,
}

/** The same rows' regions. */
export const regions = codes(panel.region)

/** Two groups over six times, one treated from time 4 on. */
export const didRows = {
  outcome: numbers(did.y),
  group: numbers(did.group),
  units: codes(did.unit),
  times: codes(did.time),
  from: 4,
  clusters: codes(did.unit),
  covariates: [],
  level: 0.95,
}

/** Units that start at different times or never. */
export const staggeredRows = {
  outcome: numbers(staggered.y),
  units: codes(staggered.unit),
  times: codes(staggered.time),
  firstTreated: numbers(staggered.start).map((start) => (start < 0 ? Infinity : start)),
  clusters: codes(staggered.unit),
  level: 0.95,
}

/** Repeated rows of units, some with the treatment. */
export const repeatedRows = {
  outcome: numbers(repeated.y),
  treated: numbers(repeated.treated),
  units: codes(repeated.unit),
  times: codes(repeated.time),
  covariates: [numbers(repeated.age)],
  level: 0.95,
}
