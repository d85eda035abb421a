import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import { ownTasks, peopleGroups, writeGroup, type PeopleGroup } from '#stats/choice/people-groups'
import { createLanes, LANES, type Lanes } from '#stats/machine/lanes'

/** Where the columns of one group begin. */
interface GroupPlaces {
  /** Choices: see `writeGroup`. */
  readonly apart: number
  readonly begin: number
  /** Weights of the group's people, a column a parameter. */
  readonly beta: number
  /** Their standard scores while the population moves. */
  readonly scores: number
  /** The quadratic close to each log-likelihood: linear terms and the curvature, row by row. */
  readonly linear: number
  readonly curvature: number
  /** What it is averaged from: slopes, and where they were taken. */
  readonly slopes: number
  readonly centers: number
  /** Log-likelihood at `beta`, what is left of it less the quadratic, and the slope of that. */
  readonly likelihood: number
  readonly rest: number
  readonly restSlope: number
}

/** Where columns of work begin, which every group uses. */
interface WorkPlaces {
  readonly nothing: number
  /** The population: its precision row by row and what it adds to linear terms; its mean and root. */
  readonly precision: number
  readonly pull: number
  readonly mean: number
  readonly populationRoot: number
  /** Cholesky's root (below its diagonal), and 1 over the diagonal. */
  readonly root: number
  readonly inverse: number
  readonly goal: number
  readonly aim: number
  /** Where a path is in standard scores, and its speed: beside each other. */
  readonly place: number
  readonly speed: number
  readonly push: number
  readonly next: number
  /** Weights at which a likelihood is asked, its slope, and the curvature times them. */
  readonly beta: number
  /** What they make of attributes: `beta` itself, unless weights are in money; then with e^a as well. */
  readonly utilities: number
  readonly factor: number
  readonly slope: number
  readonly bent: number
  readonly odds: number
  readonly totals: number
  readonly likelihood: number
  readonly rest: number
  readonly energy: number
  readonly sums: number
  /** Curvature of the likelihood, and what it is made of: attributes times chances and their means. */
  readonly curvature: number
  readonly weighted: number
  readonly means: number
  /** Sums over people in 8 lanes: of products of parameters, and of parameters. */
  readonly products: number
  readonly summed: number
}

/** People side by side, and where their columns begin. */
export type PlacedGroup = PeopleGroup & { readonly at: GroupPlaces }

/** Choices of people and the state of a chain, side by side in one array. */
export interface PeopleCells {
  readonly people: number
  readonly parameters: number
  readonly lanes: Lanes
  readonly groups: readonly PlacedGroup[]
  readonly work: WorkPlaces
  /** Where weights are in money: the parameter of the price. */
  readonly price?: number
}

/**
 * Lays the choices of people out.
 * @param price column of the price where weights are in money: see `pricedWeights`
 * @throws StatisticsError 'domain' where nobody is named or a person between others has no task, 'too-few',
 *   'not-finite'
 */
export function peopleCells(tasks: ChoiceTasks, price?: number): PeopleCells {
  const own = ownTasks(tasks)
  const groups = peopleGroups(tasks)
  const size = tasks.design.length
  let next = 0
  const take = (columns: number): number => {
    next += columns * LANES
    return next - columns * LANES
  }
  const work = workPlaces(take, size, {
    rows: Math.max(...groups.map(({ rows }) => rows)),
    tasks: Math.max(...groups.map(({ left }) => left.length)),
    priced: price !== undefined,
  })
  const placed = groups.map((group) => ({
    ...group,
    at: groupPlaces(take, size, group.rows),
  }))
  const lanes = createLanes(next)
  for (const group of placed) writeGroup(tasks, [group, own], lanes.cells, group.at)
  const cells = {
    people: own.length,
    parameters: size,
    lanes,
    groups: placed,
    work,
  }
  return price === undefined ? cells : { ...cells, price }
}

function groupPlaces(take: (columns: number) => number, size: number, rows: number): GroupPlaces {
  return {
    apart: take(rows * size),
    begin: take(rows),
    beta: take(size),
    scores: take(size),
    linear: take(size),
    curvature: take(size * size),
    slopes: take(size),
    centers: take(size),
    likelihood: take(1),
    rest: take(1),
    restSlope: take(size),
  }
}

function workPlaces(
  take: (columns: number) => number,
  size: number,
  { rows, tasks, priced }: Readonly<{ rows: number; tasks: number; priced: boolean }>,
): WorkPlaces {
  const beta = take(size)
  return {
    beta,
    utilities: priced ? take(size) : beta,
    factor: take(1),
    nothing: take(size),
    precision: take(size * size),
    pull: take(size),
    mean: take(size),
    populationRoot: take(size * size),
    root: take(size * size),
    inverse: take(size),
    goal: take(size),
    aim: take(size),
    place: take(size),
    speed: take(size),
    push: take(size),
    next: take(size),
    slope: take(size),
    bent: take(size),
    odds: take(rows),
    totals: take(tasks),
    likelihood: take(1),
    rest: take(1),
    energy: take(1),
    sums: take(2),
    curvature: take(size * size),
    weighted: take(rows * size),
    means: take(tasks * size),
    products: take(size * size),
    summed: take(size),
  }
}
