import { type Sample, requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** How long each unit was watched, and whether that ended with the event. */
export interface FollowUp {
  /** When watching ended, 0 or more, in one unit of time. */
  readonly times: Sample
  /** 1: with the event; 0: still open (censored). */
  readonly events: Sample
  /** When watching began, before its end (delayed entry); absent: all from 0 on. */
  readonly entries?: Sample
}

/** The same where watching can end in more than one way. */
export interface CompetingFollowUp {
  /** When watching ended, 0 or more, in one unit of time. */
  readonly times: Sample
  /** How it ended: 1, 2, ... for each kind of event; 0: still open (censored). */
  readonly causes: Sample
  /** When watching began, before its end (delayed entry); absent: all from 0 on. */
  readonly entries?: Sample
  /** How much each unit counts, above 0; absent: all alike. */
  readonly weights?: Sample
}

/**
 * The door of every method on times to an event: yes-no events are one cause.
 * @throws StatisticsError 'too-few' without units, 'not-finite', 'domain' for negative times, codes other
 *   than 0 to `causes`, entries not before the end, weights not above 0, or columns of different lengths
 */
export function requireFollowUp(followUp: CompetingFollowUp, causes: number): void {
  const { times, causes: codes, entries } = followUp
  requireSample(times, 1)
  requireSample(codes, 1)
  requireSameLength(times, codes)
  for (let i = 0; i < times.length; i++) {
    if (times[i]! < 0) throw outOfPlace(i, `a time of ${times[i]}; times start at 0`)
    if (!Number.isInteger(codes[i]!) || codes[i]! < 0 || codes[i]! > causes)
      throw outOfPlace(i, `the code ${codes[i]}; it is a whole number from 0 to ${causes}`)
  }
  if (entries !== undefined) requireEntries(entries, times)
  if (followUp.weights !== undefined) requireWeights(followUp.weights, times)
}

/** Events as the only cause. */
export function asCompeting({ times, events, entries }: FollowUp): CompetingFollowUp {
  return entries === undefined ? { times, causes: events } : { times, causes: events, entries }
}

/** One cause as the event. */
export function asSingleEvent({ times, causes, entries }: CompetingFollowUp): FollowUp {
  return entries === undefined ? { times, events: causes } : { times, events: causes, entries }
}

/**
 * The units at the given positions, in that order.
 */
export function selectUnits(
  { times, causes, entries, weights }: CompetingFollowUp,
  positions: readonly number[],
): CompetingFollowUp {
  const pick = (values: Sample) => Float64Array.from(positions, (i) => values[i]!)
  return {
    times: pick(times),
    causes: pick(causes),
    ...(entries === undefined ? {} : { entries: pick(entries) }),
    ...(weights === undefined ? {} : { weights: pick(weights) }),
  }
}

function requireEntries(entries: Sample, times: Sample): void {
  requireSample(entries, 1)
  requireSameLength(entries, times)
  for (let i = 0; i < times.length; i++) {
    if (entries[i]! < 0 || entries[i]! >= times[i]!)
      throw outOfPlace(i, `an entry at ${entries[i]}; it lies from 0 on and before ${times[i]}`)
  }
}

function requireWeights(weights: Sample, times: Sample): void {
  requireSample(weights, 1)
  requireSameLength(weights, times)
  for (let i = 0; i < times.length; i++)
    if (!(weights[i]! > 0)) throw outOfPlace(i, `a weight of ${weights[i]}; weights lie above 0`)
}

function outOfPlace(index: number, what: string): StatisticsError {
  return new StatisticsError('domain', `Unit ${index + 1} has ${what}.`, { index })
}
