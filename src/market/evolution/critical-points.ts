import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { CriticalPoint, Reassessment } from '#market/evolution/evolution-view'

/** Ways on of one solution from a common first period on. */
export interface SolutionAhead {
  readonly solution?: string
  /** The last value that was seen. */
  readonly now: number
  /** With events; one array a way. */
  readonly paths: readonly Float64Array[]
}

interface Timeline {
  readonly block: EvolutionBlock
  /** First days of the periods of the paths. */
  readonly starts: readonly number[]
  /** Ways on. */
  readonly draws: number
}

/** A chance of one in ten is soon enough to look again. */
const SOON = 0.1

/** When solutions cross, one meets the floor, or the advantage of ours is gone, counted over the ways on. */
export function criticalPoints(
  timeline: Timeline,
  ahead: readonly SolutionAhead[],
): readonly CriticalPoint[] {
  const { block } = timeline
  const ours = ahead.find(({ solution }) => solution === block.ours)
  const others = ahead.filter((one) => one !== ours)
  const compared = block.bySolution && ours !== undefined && others.length > 0
  return [
    ...(compared ? others.map((other) => crossing(timeline, ours, other)) : []),
    ...floors(timeline, ahead),
    ...(compared ? [expiry(timeline, ours, others)] : []),
  ]
}

/** Above 0 where the first is better. */
function lead({ better }: EvolutionBlock, ours: number, other: number): number {
  return better === 'lower' ? other - ours : ours - other
}

function crossing(timeline: Timeline, ours: SolutionAhead, other: SolutionAhead): CriticalPoint {
  const { block } = timeline
  const now = lead(block, ours.now, other.now)
  const words = now >= 0 ? 'falls behind' : 'gets ahead of'
  const side = now >= 0 ? 1 : -1
  const point = { kind: 'crossing' as const, solution: other.solution ?? '', words }
  return counted(timeline, point, (way, h) => {
    return side * lead(block, ours.paths[way]![h]!, other.paths[way]![h]!) < 0
  })
}

function expiry(
  timeline: Timeline,
  ours: SolutionAhead,
  others: readonly SolutionAhead[],
): CriticalPoint {
  const { block } = timeline
  const words = 'the advantage of ours is gone'
  const ahead = others.every((other) => lead(block, ours.now, other.now) > 0)
  if (!ahead)
    return {
      kind: 'expiry',
      words,
      reason: 'Ours is not ahead now: there is no advantage to lose.',
    }
  return counted(timeline, { kind: 'expiry', words }, (way, h) =>
    others.some((other) => lead(block, ours.paths[way]![h]!, other.paths[way]![h]!) <= 0),
  )
}

function floors(timeline: Timeline, ahead: readonly SolutionAhead[]): readonly CriticalPoint[] {
  const { block } = timeline
  const { floor, ours: own, statusQuo } = block
  if (floor === undefined) return []
  if (floor.as === 'level')
    return ahead.map((one) => {
      const words = `${block.better === 'lower' ? 'rises above' : 'falls below'} the floor`
      const solution = one.solution === undefined ? {} : { solution: one.solution }
      const point = { kind: 'floor' as const, ...solution, words }
      if (lead(block, one.now, floor.value) < 0)
        return { ...point, reason: 'It is on the wrong side of the floor already.' }
      return counted(timeline, point, (way, h) => lead(block, one.paths[way]![h]!, floor.value) < 0)
    })
  const ours = ahead.find(({ solution }) => solution === own)
  const before = ahead.find(({ solution }) => solution === statusQuo)
  if (ours?.solution === undefined || before === undefined) return []
  const point = {
    kind: 'floor' as const,
    solution: ours.solution,
    words: 'improves less on the status quo than it has to',
  }
  const improvement = (now: number, old: number): number => lead(block, now, old) / Math.abs(old)
  if (improvement(ours.now, before.now) < floor.value)
    return [{ ...point, reason: 'It improves less than the floor already.' }]
  return [
    counted(
      timeline,
      point,
      (way, h) => improvement(ours.paths[way]![h]!, before.paths[way]![h]!) < floor.value,
    ),
  ]
}

/** The first period of each way on in which it has come about: how many ways, and when. */
function counted(
  { starts, draws }: Timeline,
  point: Pick<CriticalPoint, 'kind' | 'solution' | 'words'>,
  has: (way: number, h: number) => boolean,
): CriticalPoint {
  const days = Array.from({ length: draws }, (_, way) =>
    starts.find((__, h) => has(way, h)),
  ).filter((day) => day !== undefined)
  const probability = days.length / draws
  if (days.length === 0) return { ...point, probability }
  const sorted = days.toSorted((a, b) => a - b)
  const by = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1]!
  const soon = sorted[Math.ceil(SOON * draws) - 1]
  return {
    ...point,
    probability,
    dates: { p10: by(0.1), p50: by(0.5), p90: by(0.9) },
    ...(soon === undefined ? {} : { soon }),
  }
}

/** The first day on which something may have changed: a critical point with one chance in ten, the first event, or the end. */
export function reassessment(
  block: EvolutionBlock,
  critical: readonly CriticalPoint[],
  { last }: { readonly last: number },
): Reassessment {
  const candidates = [
    ...critical.flatMap(({ soon, kind, words }) =>
      soon === undefined
        ? []
        : [{ day: soon, why: `one chance in ten by then: ${words} (${kind})` }],
    ),
    ...block.events
      .filter(({ until, probability }) => until >= last && probability > 0)
      .map(({ from, name }) => ({
        day: Math.max(from, last),
        why: `${name} may come from then on`,
      })),
    { day: block.until, why: 'the projection ends' },
  ]
  return candidates.reduce((first, one) => (one.day < first.day ? one : first))
}
