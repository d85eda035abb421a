import { StatisticsError } from '../error.ts'
import { createGenerator, type Generator } from '../random/generator.ts'
import { answerPatterns, type AnswerPatterns, type AnsweredItem } from './answer-patterns.ts'
import { largestGroupsFirst, moreLikely, normalised } from './memberships.ts'

/** People as a mixture of classes, within which answers to different questions have nothing to do with each other. */
export interface LatentClasses {
  /** The likeliest class of each person, from 0; the class with the largest share first. */
  readonly labels: Int32Array
  readonly shares: Float64Array
  /** Chance of each answer by class, then item, then level. */
  readonly chances: readonly (readonly Float64Array[])[]
  /** Chance of each person to be in each class: those of the first person, then of the second. */
  readonly memberships: Float64Array
  readonly logLikelihood: number
  readonly parameters: number
  /** -2 log-likelihood + parameters ln n: the less the better. */
  readonly bic: number
  /** Chance that a person is not in the class they are put into, on average. */
  readonly classificationError: number
}

interface Settings {
  readonly classes: number
  /** Starts from chance; the result with the greatest likelihood is kept. */
  readonly restarts: number
  readonly seed: number
  /** Steps end where the log-likelihood of a person rises by less than this. */
  readonly tolerance: number
}

const mostSteps = 5000
/** Of every start; the best of them goes on. */
const roughTolerance = 1e-6

/**
 * Into which classes do people fall by what they answered, when the questions have categories for answers? By expectation and
 * maximisation from several random starts; a local maximum. A question without an answer says nothing of its person,
 * and is taken as missing at random. Weights count people as if they were so many, on the whole as many as there are (a
 * pseudo-likelihood). Throws `too-few` with fewer people than classes or without items, `domain`.
 * Sources: Goodman, Biometrika 1974;61:215; Linzer and Lewis, J Stat Softw 2011;42(10), section 2.
 */
export function latentClasses(
  items: readonly AnsweredItem[],
  { classes, restarts, seed, tolerance }: Settings,
  weights?: Float64Array,
): LatentClasses {
  const patterns = answerPatterns(items, weights)
  if (!Number.isInteger(classes) || classes < 1 || patterns.people < classes) {
    const message = `${patterns.people} people cannot make ${classes} classes`
    throw new StatisticsError('too-few', message, { people: patterns.people, classes })
  }
  const levels = items.map((item) => item.levels)
  const shape = { classes, levels }
  const runs = Array.from({ length: restarts }, (_, restart) => {
    const generator = createGenerator(seed, `latent classes ${restart}`)
    return climbed(patterns, shape, [
      atRandom(patterns, classes, generator),
      Math.max(roughTolerance, tolerance),
    ])
  })
  const [first, ...others] = runs
  if (first === undefined) throw new StatisticsError('too-few', 'latent classes need a start')
  const best = others.reduce(
    (top, run) => (run.logLikelihood > top.logLikelihood ? run : top),
    first,
  )
  const run = climbed(patterns, shape, [best.memberships, tolerance])
  return described([patterns, weights], levels, run)
}

interface Parts {
  readonly shares: Float64Array
  readonly chances: readonly (readonly Float64Array[])[]
}

interface Run extends Parts {
  /** By pattern. */
  readonly memberships: Float64Array
  readonly logLikelihood: number
}

interface Shape {
  readonly classes: number
  readonly levels: readonly number[]
}

function atRandom({ counts }: AnswerPatterns, classes: number, generator: Generator): Float64Array {
  const memberships = Float64Array.from({ length: counts.length * classes }, () =>
    Math.log(-Math.log(generator.next())),
  )
  for (let pattern = 0; pattern < counts.length; pattern++)
    normalised(memberships, pattern * classes, classes)
  return memberships
}

/** From memberships, which change, until the likelihood hardly rises. */
function climbed(
  patterns: AnswerPatterns,
  shape: Shape,
  [memberships, enough]: readonly [Float64Array, number],
): Run {
  let before = -Infinity
  for (let step = 1; ; step++) {
    const parts = maximised(patterns, memberships, shape)
    const logLikelihood = expected(patterns, parts, memberships)
    if (logLikelihood - before <= enough * patterns.people || step === mostSteps) {
      return { ...parts, memberships, logLikelihood }
    }
    before = logLikelihood
  }
}

/** Shares and chances by how much each pattern belongs to each class. */
function maximised(
  { codes, counts, people }: AnswerPatterns,
  memberships: Float64Array,
  { classes, levels }: Shape,
): Parts {
  const shares = new Float64Array(classes)
  for (let pattern = 0; pattern < counts.length; pattern++)
    for (let c = 0; c < classes; c++)
      shares[c]! += (counts[pattern]! * memberships[pattern * classes + c]!) / people
  const chances = Array.from({ length: classes }, (_, c) =>
    codes.map((item, j) => {
      const sums = new Float64Array(levels[j]!)
      let total = 0
      for (let pattern = 0; pattern < counts.length; pattern++) {
        if (item[pattern]! < 0) continue
        const own = counts[pattern]! * memberships[pattern * classes + c]!
        sums[item[pattern]!]! += own
        total += own
      }
      return sums.map((sum) => (total > 0 ? sum / total : 1 / sums.length))
    }),
  )
  return { shares, chances }
}

/** How much each pattern belongs to each class; the log-likelihood. */
function expected(
  { codes, counts }: AnswerPatterns,
  { shares, chances }: Parts,
  memberships: Float64Array,
): number {
  const classes = shares.length
  for (let c = 0; c < classes; c++) {
    const start = Math.log(shares[c]!)
    for (let pattern = 0; pattern < counts.length; pattern++)
      memberships[pattern * classes + c] = start
    for (let j = 0; j < codes.length; j++) {
      const item = codes[j]!
      const logs = chances[c]![j]!.map(Math.log)
      for (let pattern = 0; pattern < counts.length; pattern++)
        if (item[pattern]! >= 0) memberships[pattern * classes + c]! += logs[item[pattern]!]!
    }
  }
  let total = 0
  for (let pattern = 0; pattern < counts.length; pattern++)
    total += counts[pattern]! * normalised(memberships, pattern * classes, classes)
  return total
}

function described(
  [{ patternOf, people }, weights]: readonly [AnswerPatterns, Float64Array | undefined],
  levels: readonly number[],
  { shares, chances, memberships: ofPatterns, logLikelihood }: Run,
): LatentClasses {
  const order = largestGroupsFirst(shares)
  const classes = order.length
  const memberships = new Float64Array(people * classes)
  for (const [i, pattern] of patternOf.entries())
    for (const [place, c] of order.entries())
      memberships[i * classes + place] = ofPatterns[pattern * classes + c]!
  const { labels, error } = moreLikely(memberships, [...order.keys()], weights)
  const free = levels.reduce((sum, level) => sum + level - 1, 0)
  const parameters = classes - 1 + classes * free
  return {
    labels,
    shares: Float64Array.from(order, (c) => shares[c]!),
    chances: order.map((c) => chances[c]!),
    memberships,
    logLikelihood,
    parameters,
    bic: parameters * Math.log(people) - 2 * logLikelihood,
    classificationError: error,
  }
}
