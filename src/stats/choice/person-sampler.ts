import { personCurvature, personSlope, type PersonChoices } from '#stats/choice/person-choices'
import type { Population } from '#stats/choice/population-draw'
import { scoreTable } from '#stats/distributions/word-sampler'
import type { Generator } from '#stats/random/generator'

/**
 * The utilities of all people in one chain, each person's log-likelihood beside a quadratic that is close to it.
 * With the quadratic in its place the utilities given the population are normal, and paths through them turn in
 * circles; what the quadratic lacks (the `rest`) only bends them a little.
 */
export interface PersonSampler {
  readonly choices: PersonChoices
  /** Utilities, person by person. */
  readonly beta: Float64Array
  /** The quadratics: linear terms, and lower triangles of their curvatures. */
  readonly linear: Float64Array
  readonly curvature: Float64Array
  /** What the quadratics are averaged from: slopes, and where they were taken. */
  readonly slopes: Float64Array
  readonly centers: Float64Array
  /** Log-likelihood less quadratic at `beta`, one a person, with its slope. */
  readonly rest: Float64Array
  readonly restSlopes: Float64Array
  readonly work: Work
}

/** Space for one person at a time. */
interface Work {
  /** Cholesky's root of the precision given the population, a lower triangle with inverse diagonal. */
  readonly root: Float64Array
  readonly triangle: Float64Array
  /** The population's part of the linear term. */
  readonly shared: Float64Array
  readonly aim: Float64Array
  readonly middle: Float64Array
  /** Where a path is, in standard scores, and its speed. */
  readonly place: Float64Array
  readonly speed: Float64Array
  readonly push: Float64Array
  readonly proposal: Float64Array
  readonly slope: Float64Array
  readonly words: Int32Array
}

/** A chain that starts at these utilities. */
export function personSampler(choices: PersonChoices, beta: Float64Array): PersonSampler {
  const { people, parameters } = choices
  const triangle = (parameters * (parameters + 1)) / 2
  const vector = (): Float64Array => new Float64Array(parameters)
  const everybody = (): Float64Array => new Float64Array(beta.length)
  const sampler: PersonSampler = {
    choices,
    beta,
    linear: everybody(),
    curvature: new Float64Array(people * triangle),
    slopes: everybody(),
    centers: everybody(),
    rest: new Float64Array(people),
    restSlopes: everybody(),
    work: {
      root: new Float64Array(triangle),
      triangle: new Float64Array(triangle),
      shared: vector(),
      aim: vector(),
      middle: vector(),
      place: vector(),
      speed: vector(),
      push: vector(),
      proposal: vector(),
      slope: vector(),
      words: new Int32Array(parameters),
    },
  }
  approximate(sampler, 1)
  return sampler
}

/**
 * Moves each person's quadratic by a share towards the slope and the curvature of the likelihood where the
 * person is now: averaged over draws it gives the normal distribution that is closest to theirs.
 * Source: Opper and Archambeau, Neural Computation 2009;21:786.
 */
export function approximate(sampler: PersonSampler, share: number): void {
  const { choices, linear, curvature, slopes, centers, beta, work } = sampler
  const { people, parameters: size } = choices
  const triangle = (size * (size + 1)) / 2
  for (let person = 0; person < people; person++) {
    const at = person * size
    const own = curvature.subarray(person * triangle, (person + 1) * triangle)
    const place = beta.subarray(at, at + size)
    personSlope(choices, person, place, work.slope)
    personCurvature(choices, person, place, work.triangle)
    for (let cell = 0; cell < triangle; cell++)
      own[cell]! += share * (work.triangle[cell]! - own[cell]!)
    for (let k = 0; k < size; k++) {
      slopes[at + k]! += share * (work.slope[k]! - slopes[at + k]!)
      centers[at + k]! += share * (beta[at + k]! - centers[at + k]!)
    }
    const center = centers.subarray(at, at + size)
    for (let k = 0; k < size; k++) linear[at + k] = slopes[at + k]! + rowTimes(own, k, center)
  }
  settle(sampler)
}

/** Row k of a symmetric matrix, of which the lower triangle is given, times a vector. */
function rowTimes(triangle: Float64Array, k: number, vector: Float64Array): number {
  let sum = 0
  for (let l = 0; l <= k; l++) sum += triangle[(k * (k + 1)) / 2 + l]! * vector[l]!
  for (let l = k + 1; l < vector.length; l++) sum += triangle[(l * (l + 1)) / 2 + k]! * vector[l]!
  return sum
}

/** Brings what depends on `beta` up to it, after it was changed from outside. */
export function settle(sampler: PersonSampler): void {
  const { choices, beta, rest, restSlopes } = sampler
  const size = choices.parameters
  for (let person = 0; person < choices.people; person++) {
    const at = person * size
    const slope = restSlopes.subarray(at, at + size)
    rest[person] = restOf(sampler, person, [beta.subarray(at, at + size), slope])
  }
}

/** Log-likelihood less quadratic at `beta`, with its slope. */
function restOf(
  { choices, linear, curvature }: PersonSampler,
  person: number,
  [beta, slope]: readonly [Float64Array, Float64Array],
): number {
  const size = choices.parameters
  let cell = person * ((size * (size + 1)) / 2)
  let rest = personSlope(choices, person, beta, slope)
  for (let k = 0; k < size; k++) {
    const value = beta[k]!
    let row = 0
    for (let l = 0; l < k; l++) {
      const entry = curvature[cell++]!
      row += entry * beta[l]!
      slope[l]! += entry * value
    }
    const own = curvature[cell++]! * value
    const term = linear[person * size + k]!
    slope[k]! += row + own - term
    rest -= value * (term - row - own / 2)
  }
  return rest
}

/** How far a path turns at once, and how often. */
export interface Turns {
  readonly angle: number
  readonly turns: number
}

/**
 * Draws everybody's utilities anew given the population, by one path of split Hamiltonian Monte Carlo each; gives
 * how many paths were taken.
 * Source: Shahbaba, Lan, Johnson and Neal, Statistics and Computing 2014;24:339, section 3.
 */
export function drawPeople(
  sampler: PersonSampler,
  { mean, precision }: Population,
  generator: Generator,
  turns: Turns,
): number {
  const { choices, beta, rest, restSlopes, work } = sampler
  const size = choices.parameters
  const table = scoreTable()
  for (let k = 0; k < size; k++) {
    let sum = 0
    for (let l = 0; l < size; l++) sum += precision[k * size + l]! * mean[l]!
    work.shared[k] = sum
  }
  let taken = 0
  for (let person = 0; person < choices.people; person++) {
    generator.words(work.words)
    table.read(work.words, work.speed)
    rootGiven(sampler, precision, person)
    placeOf(sampler, person)
    const before = rest[person]! - energy(work)
    const found = path(sampler, person, turns)
    if (!(Math.log(generator.next()) < found - energy(work) - before)) continue
    beta.set(work.proposal, person * size)
    restSlopes.set(work.slope, person * size)
    rest[person] = found
    taken++
  }
  return taken
}

/** Root of the precision of a person's utilities given the population, and their middle. */
function rootGiven(
  { choices, linear, curvature, work }: PersonSampler,
  precision: Float64Array,
  person: number,
): void {
  const size = choices.parameters
  const { root, shared, aim, middle } = work
  let cell = person * ((size * (size + 1)) / 2)
  for (let i = 0, row = 0; i < size; i++, row += i) {
    let goal = shared[i]! + linear[person * size + i]!
    for (let j = 0, other = 0; j <= i; j++, other += j) {
      let sum = curvature[cell++]! + precision[i * size + j]!
      for (let k = 0; k < j; k++) sum -= root[row + k]! * root[other + k]!
      root[row + j] = i === j ? 1 / Math.sqrt(sum) : sum * root[other + j]!
      if (i !== j) goal -= root[row + j]! * aim[j]!
    }
    aim[i] = goal * root[row + i]!
  }
  solveUpper(root, aim, middle)
}

/** The x with root' x = right. */
function solveUpper(root: Float64Array, right: Float64Array, x: Float64Array): void {
  for (let i = x.length - 1; i >= 0; i--) {
    let sum = right[i]!
    for (let k = i + 1, cell = ((i + 1) * (i + 2)) / 2 + i; k < x.length; cell += ++k)
      sum -= root[cell]! * x[k]!
    x[i] = sum * root[(i * (i + 3)) / 2]!
  }
}

/** Where a path begins, in standard scores. */
function placeOf({ choices, beta, work }: PersonSampler, person: number): void {
  const size = choices.parameters
  const { root, middle, place } = work
  const at = person * size
  for (let i = 0; i < size; i++) {
    let sum = (beta[at + i]! - middle[i]!) / root[(i * (i + 3)) / 2]!
    for (let k = i + 1, cell = ((i + 1) * (i + 2)) / 2 + i; k < size; cell += ++k)
      sum += root[cell]! * (beta[at + k]! - middle[k]!)
    place[i] = sum
  }
}

function energy({ place, speed }: Work): number {
  let sum = 0
  for (let i = 0; i < place.length; i++) sum += place[i]! * place[i]! + speed[i]! * speed[i]!
  return sum / 2
}

/** A path that turns through the normal part and is pushed by the rest; gives the rest at its end. */
function path(sampler: PersonSampler, person: number, { angle, turns }: Turns): number {
  const { choices, restSlopes, work } = sampler
  const size = choices.parameters
  const { root, middle, place, speed, proposal, slope } = work
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  for (let k = 0; k < size; k++) slope[k] = restSlopes[person * size + k]!
  let rest = 0
  for (let turn = 0; turn < turns; turn++) {
    pushed(work, turn === 0 ? angle / 2 : angle)
    for (let k = 0; k < size; k++) {
      const [from, fast] = [place[k]!, speed[k]!]
      place[k] = cosine * from + sine * fast
      speed[k] = cosine * fast - sine * from
    }
    solveUpper(root, place, proposal)
    for (let k = 0; k < size; k++) proposal[k]! += middle[k]!
    rest = restOf(sampler, person, [proposal, slope])
  }
  pushed(work, angle / 2)
  return rest
}

/** Changes the speed by the slope of the rest, in standard scores. */
function pushed({ root, slope, speed, push }: Work, share: number): void {
  for (let i = 0, row = 0; i < speed.length; i++, row += i) {
    let sum = slope[i]!
    for (let k = 0; k < i; k++) sum -= root[row + k]! * push[k]!
    push[i] = sum * root[row + i]!
    speed[i]! += share * push[i]!
  }
}
