import { listInWords } from '#evidence/words'
import { orReason } from '#market/sure-value'
import type { BestWorstTasks } from '#stats/choice/best-worst-tasks'
import { maxDiff, type MaxDiffScores } from '#stats/choice/max-diff'

/** How important needs are to people together, by one logit of what they called best and worst. */
interface ChoiceLevels {
  /** The chance that each need is taken before one of average importance, 0 to 1. */
  readonly chances: readonly number[]
  /** Scores on the scale of chances, 100 over all needs. */
  readonly shares: readonly number[]
}

/** Importance of needs that is no mean over people. */
export interface ChoiceImportance extends ChoiceLevels {
  /** The needs that stood in sets, in the order of the numbers. */
  readonly needs: readonly string[]
  /** Sets of fewer than three needs, which say nothing here. */
  readonly small: number
  /** The same where each person counts so many times. */
  readonly resampled: (times: ArrayLike<number>) => ChoiceLevels
}

/**
 * Importance by best and worst sets, borrowing between people and for the company in which a need stood, which counts
 * do not: the utilities of the logit, 0 on average over needs, as chances e^u / (e^u + 1).
 * @param sets of needs by their place in `needs`, of people by their place among those with a say
 * @param counted the people who count, in rising order; times of `resampled` are theirs
 * @returns the reason where no logit can be fitted: a need that was always best or worst, or stood in sets of two
 *   alone
 */
export function choiceImportance(
  sets: BestWorstTasks,
  needs: readonly string[],
  counted: Int32Array,
): ChoiceImportance | { readonly reason: string } {
  const { tasks, items, members, small, lost } = tasksOf(sets, counted)
  if (lost.length > 0) {
    const named = listInWords(lost.map((item) => `\`${needs[item]!}\``))
    return { reason: `${named} never stood in a set of three needs or more.` }
  }
  const fit = orReason(() => maxDiff(tasks))
  if ('reason' in fit) return fit
  return {
    needs: Array.from(items, (item) => needs[item]!),
    small,
    ...levelsOf(fit),
    resampled: (times) => levelsOf(fit.resampled(Array.from(members, (person) => times[person]!))),
  }
}

function levelsOf({ utilities, shares }: MaxDiffScores): ChoiceLevels {
  return { chances: utilities.map((utility) => 1 / (1 + Math.exp(-utility))), shares }
}

interface CountedTasks {
  readonly tasks: BestWorstTasks
  /** The needs that stood in a set. */
  readonly items: readonly number[]
  /** The places among those who count of the people of the tasks. */
  readonly members: readonly number[]
  /** Sets left out, and the needs that stood in no other. */
  readonly small: number
  readonly lost: readonly number[]
}

/** The sets of three needs and more of those who count, people and needs without gaps. */
function tasksOf(sets: BestWorstTasks, counted: Int32Array): CountedTasks {
  const placeOf = new Map(Array.from(counted, (person, place) => [person, place]))
  const counting = Array.from(sets.best.keys()).filter((set) => placeOf.has(sets.people[set]!))
  const shownIn = (set: number): Int32Array =>
    sets.shown.subarray(sets.starts[set], sets.starts[set + 1])
  const own = counting.filter((set) => shownIn(set).length > 2)
  const itemsIn = (some: readonly number[]): readonly number[] =>
    [...new Set(some.flatMap((set) => [...shownIn(set)]))].toSorted((a, b) => a - b)
  const items = itemsIn(own)
  const people = [...new Set(own.map((set) => sets.people[set]!))]
  const [itemOf, memberOf] = [items, people].map(
    (known) => new Map(known.map((one, place) => [one, place])),
  )
  const starts = new Int32Array(own.length + 1)
  for (const [place, set] of own.entries()) starts[place + 1] = starts[place]! + shownIn(set).length
  const named = (values: readonly number[]): Int32Array =>
    Int32Array.from(values, (item) => itemOf!.get(item)!)
  return {
    items,
    small: counting.length - own.length,
    lost: itemsIn(counting).filter((item) => !items.includes(item)),
    members: people.map((person) => placeOf.get(person)!),
    tasks: {
      items: items.length,
      shown: named(own.flatMap((set) => [...shownIn(set)])),
      starts,
      best: named(own.map((set) => sets.best[set]!)),
      worst: named(own.map((set) => sets.worst[set]!)),
      people: Int32Array.from(own, (set) => memberOf!.get(sets.people[set]!)!),
      ...(sets.weights === undefined
        ? {}
        : { weights: Float64Array.from(own, (set) => sets.weights![set]!) }),
    },
  }
}
