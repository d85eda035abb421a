import type { SureValue } from '#market/sure-value'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import { someTasks } from '#stats/choice/some-tasks'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import { createGenerator } from '#stats/random/generator'

/** Choices to learn from, and one choice a person that is held out to be told. */
export interface HeldOut {
  readonly learnt: ChoiceTasks
  readonly held: ChoiceTasks
}

/** With fewer choices a person, too little would be left to learn from. */
const FEWEST = 3

/** One choice at random of everybody who made three or more; undefined where nobody did. */
export function heldOut(
  tasks: ChoiceTasks,
  { seed, key }: { readonly seed: number; readonly key: string },
): HeldOut | undefined {
  const own = new Map<number, number[]>()
  for (const [task, person] of tasks.clusters!.entries()) {
    const list = own.get(person)
    if (list === undefined) own.set(person, [task])
    else list.push(task)
  }
  const generator = createGenerator(seed, `${key} held out`)
  const held = [...own.values()]
    .filter((list) => list.length >= FEWEST)
    .map((list) => list[generator.below(list.length)]!)
  if (held.length === 0) return undefined
  const out = new Set(held)
  const rest = Array.from(tasks.chosen.keys()).filter((task) => !out.has(task))
  return { learnt: someTasks(tasks, rest), held: someTasks(tasks, held) }
}

/** The share of tasks in which what has the highest score was taken; ties count in part. */
export function hitRate(
  { starts, chosen }: ChoiceTasks,
  scores: Float64Array,
  level: number,
): SureValue {
  let hits = 0
  for (let task = 0; task < chosen.length; task++) {
    const own = scores.subarray(starts[task]!, starts[task + 1]!)
    const highest = own.reduce((most, score) => Math.max(most, score), -Infinity)
    const ties = own.filter((score) => score === highest).length
    hits += scores[chosen[task]!] === highest ? 1 / ties : 0
  }
  const { low, high } = wilsonInterval(Math.round(hits), chosen.length, level)
  return { value: hits / chosen.length, interval: { low, high, level } }
}

/** Why no choice can be held out. */
export const noneHeldOut = {
  reason: 'Nobody made three choices or more, so that one could be held out.',
} as const
