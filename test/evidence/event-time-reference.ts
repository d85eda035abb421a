import { readFileSync } from 'node:fs'
import type { Rows } from './evidence-rows.ts'

/** A normal test as R gives it. */
interface ReferenceTest {
  readonly value: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly p: number
}

/** One arm: restricted mean, median and shares with the event, log-log intervals. */
interface ReferenceArm extends Readonly<
  Record<'mean' | 'se' | 'n' | 'events' | 'open' | 'median' | 'medianLow' | 'medianHigh', number>
> {
  readonly at: readonly number[]
  readonly share: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

interface ReferenceComparison {
  readonly base: ReferenceArm
  readonly other: ReferenceArm
  readonly difference: ReferenceTest
  readonly ratio: Readonly<Record<'value' | 'low' | 'high', number>>
  readonly share: Readonly<Record<'value' | 'low' | 'high', number>>
}

interface ReferenceLogRank {
  readonly statistic: number
  readonly p: number
}

type CompetingArm = Readonly<Record<'mean' | 'se', number>> & { readonly share: readonly number[] }

/** Rows and values of test/reference/time-to-event.R (R's package survival). */
export const timeToEvent = JSON.parse(
  readFileSync(new URL('../reference/time-to-event.json', import.meta.url), 'utf8'),
) as {
  readonly rows: Readonly<
    Record<
      'arm' | 'site' | 'stratum' | 'time' | 'event' | 'cause' | 'late' | 'entry',
      readonly number[]
    >
  >
  readonly horizon: number
  readonly plain: ReferenceComparison
  readonly delayed: ReferenceComparison
  readonly logRank: ReferenceLogRank
  readonly logRankStrata: ReferenceLogRank
  readonly sites: Readonly<Record<'baseSe' | 'otherSe' | 'differenceSe', number>>
  readonly competing: {
    readonly base: CompetingArm
    readonly other: CompetingArm
    readonly difference: ReferenceTest
  }
  readonly telco: ReferenceComparison & { readonly logRank: ReferenceLogRank }
}

/** The rows of the reference with a need `leaving`: as they are, watched from an entry on, or with two ways to end. */
export function eventTimeRows(as: 'plain' | 'delayed' | 'competing'): Rows {
  const { arm, site, stratum, time, event, cause, late, entry } = timeToEvent.rows
  return {
    numbers: {
      site,
      stratum,
      'leaving.time': as === 'delayed' ? late : time,
      'leaving.event': as === 'competing' ? cause : event,
      ...(as === 'delayed' ? { 'leaving.entry': entry } : {}),
    },
    categories: { solution: arm.map((one) => (one === 1 ? 'new' : 'old')) },
  }
}
