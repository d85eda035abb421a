import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf } from '#evidence/rows/units-view'
import type { ImportanceAnswers } from '#market/needs/importance-answers'
import { needOfLabels, strangers } from '#market/needs/need-codes'
import type { ImportanceQuestion, NeedsSurvey } from '#market/needs/needs-survey'
import type { OddAnswers } from '#market/answers/odd-answers'
import { answersOf, type People } from '#market/answers/people'
import type { BestWorstTasks } from '#stats/choice/best-worst-tasks'

type Asked<F> = readonly [NeedsSurvey, Extract<ImportanceQuestion, { readonly form: F }>]

/**
 * The chance that a person takes a need before another, from 0 to 1, out of how often it was best and worst of the
 * sets that it stood in: (shown + best - worst) / (2 shown).
 * Source: Lipovetsky and Conklin, J Choice Modelling 2014;10:60, the score behind their logit in closed form.
 */
function preference(shown: number, best: number, worst: number): number {
  return shown > 0 ? (shown + best - worst) / (2 * shown) : NaN
}

/** What sets of best and worst say, one row a set. */
export function maxDiffAnswers(
  [{ needs }, { best, worst, items, codes }]: Asked<'choices'>,
  answer: UnitsAnswer,
  people: People,
): ImportanceAnswers {
  const odd: OddAnswers[] = []
  const needsIn = (column: string): readonly (number | undefined)[] => {
    const labels = categoriesOf({ answer }, column)
    if (labels === undefined) return []
    const needOf = needOfLabels(labels.labels, needs, codes)
    const unknown = strangers([column, labels], people, (code) => needOf[code] !== undefined)
    odd.push(...unknown.map((each): OddAnswers => ({ why: 'no-item', ...each })))
    return Array.from(labels.codes, (code) => needOf[code])
  }
  const sets = items.map(needsIn)
  const [bests, worsts] = [needsIn(best), needsIn(worst)]
  const tally = () => needs.map(() => new Float64Array(people.count))
  const [shown, takenBest, takenWorst] = [tally(), tally(), tally()]
  const kept: BestWorstSet[] = []
  let notShown = 0
  for (const [row, person] of people.ofRow.entries()) {
    if (person < 0) continue
    const [first, last] = [bests[row], worsts[row]]
    const set = new Set(sets.map((item) => item[row]))
    if (first === undefined || last === undefined) continue
    if (first === last || !set.has(first) || !set.has(last)) {
      notShown++
      continue
    }
    const known = [...set].filter((item) => item !== undefined)
    kept.push({ person, items: known, best: first, worst: last })
    for (const item of known) shown[item]![person]! += 1
    takenBest[first]![person]! += 1
    takenWorst[last]![person]! += 1
  }
  const important = shown.map((column, need) =>
    column.map((times, i) => preference(times, takenBest[need]![i]!, takenWorst[need]![i]!)),
  )
  if (notShown > 0) odd.push({ why: 'not-shown', column: best, count: notShown, examples: [] })
  return { important, sets: tasksOf(needs.length, kept, people), odd }
}

interface BestWorstSet {
  readonly person: number
  readonly items: readonly number[]
  readonly best: number
  readonly worst: number
}

function tasksOf(
  items: number,
  sets: readonly BestWorstSet[],
  { weights }: People,
): BestWorstTasks {
  const starts = new Int32Array(sets.length + 1)
  for (const [i, set] of sets.entries()) starts[i + 1] = starts[i]! + set.items.length
  return {
    items,
    shown: Int32Array.from(sets.flatMap((set) => set.items)),
    starts,
    best: Int32Array.from(sets, ({ best }) => best),
    worst: Int32Array.from(sets, ({ worst }) => worst),
    people: Int32Array.from(sets, ({ person }) => person),
    ...(weights === undefined
      ? {}
      : { weights: Float64Array.from(sets, ({ person }) => weights[person]!) }),
  }
}

/** What counts of best and worst say, one row a person. */
export function maxDiffCounts(
  [{ needs }, { best, worst, shown }]: Asked<'counts'>,
  answer: UnitsAnswer,
  people: People,
): ImportanceAnswers {
  const counted = needs.map(({ id }) => {
    const [first, last] = [best, worst].map((columns) =>
      answersOf(people, answer.numbers[columns[id]!]),
    )
    return {
      column: best[id]!,
      sums: first!.map((count, i) => count + last![i]!),
      first: first!,
      last: last!,
    }
  })
  const isPossible = (sum: number): boolean => sum >= 0 && sum <= shown
  const odd = counted.flatMap(({ column, sums }): readonly OddAnswers[] => {
    const wrong = [...sums].filter((sum) => !Number.isNaN(sum) && !isPossible(sum))
    if (wrong.length === 0) return []
    const examples = [...new Set(wrong)].map(String)
    return [{ why: 'outside', column, count: wrong.length, examples, ends: [0, shown] }]
  })
  const important = counted.map(({ sums, first, last }) =>
    sums.map((sum, i) => (isPossible(sum) ? preference(shown, first[i]!, last[i]!) : NaN)),
  )
  return { important, odd }
}
