import type { Random } from './random.ts'
import { solutionOf, times, type Row } from './rows-of.ts'

/**
 * People who chose by age and visits, which both move their times; the effect is -4.
 * @param hidden how much something that is not in the rows moves choice and time alike; 0 for nothing
 */
export function chosenRows(random: Random, people: number, hidden: number): readonly Row[] {
  return times(people, () => {
    const age = random.normal(45, 10)
    const visits = random.gamma(6, 4)
    const unseen = random.normal(0, hidden)
    const arm = random.yes(chanceOf(0.04 * (age - 45) + 0.1 * (visits - 6) + 0.6 * unseen))
    const mean = 40 - 4 * arm + 0.3 * (age - 45) + 0.5 * (visits - 6) + 3 * unseen
    return { solution: solutionOf(arm), age, visits, time: mean + random.gamma(5, 4) - 5 }
  })
}

/** Mean chances of `chosenYes` over all ages. R: integrate(dnorm(a) * plogis(0.4 a -+ 0.35)), rel.tol 1e-12. */
export const CHOSEN_SHARES = { old: 0.41651053569354, now: 0.58348946430646 } as const

/** The same with a yes or no. */
export function chosenYes(random: Random, people: number): readonly Row[] {
  return times(people, () => {
    const age = random.normal(45, 10)
    const arm = random.yes(chanceOf(0.05 * (age - 45)))
    const logit = 0.04 * (age - 45) + (arm === 1 ? 0.35 : -0.35)
    return { solution: solutionOf(arm), age, done: random.yes(chanceOf(logit)) }
  })
}

function chanceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
