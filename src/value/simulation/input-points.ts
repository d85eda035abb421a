import { createPoints, type Points } from '#stats/random/points'
import type { ValueModel } from '#value/model'

/** Gives an input its coordinate of the points. */
export type PointsOf = (key: string) => Points

/**
 * Which coordinate of the points belongs to which input? They are counted in the order of the
 * document: every assumption (fixed ones too, so that fixing one moves no other), then of each data
 * set the arm parameters, the bias terms and the effects of syntheses. An input that is appended
 * after the last of its kind moves no input before it. An input that is drawn anew, beside its
 * draws, has a second coordinate after all of these (the key `anew ` and its own).
 *
 * @param model the whole model, whatever part of it is run
 */
export function createInputPoints(model: ValueModel, seed: number): PointsOf {
  const dimensions = new Map<string, number>()
  for (const key of inputKeys(model)) {
    if (!dimensions.has(key)) dimensions.set(key, dimensions.size)
  }
  return (key) => {
    const anew = key.startsWith(ANEW)
    const own = dimensions.get(anew ? key.slice(ANEW.length) : key)
    const dimension = own === undefined || !anew ? own : own + dimensions.size
    if (dimension === undefined) throw new RangeError(`the model has no input ${key}`)
    return keptPoints(seed, dimension)
  }
}

/** Scrambling takes time: the points of the latest seed are kept. */
let kept: { readonly seed: number; readonly points: Points[] } = { seed: 0, points: [] }

function keptPoints(seed: number, dimension: number): Points {
  if (kept.seed !== seed) kept = { seed, points: [] }
  return (kept.points[dimension] ??= createPoints(seed, dimension))
}

const ANEW = 'anew '

function inputKeys({ assumptions, arms }: ValueModel): readonly string[] {
  return [
    ...assumptions.map(({ id }) => `assumption ${id}`),
    ...arms.flatMap(({ parameters, derived = [] }) => [
      ...parameters.map(({ id }) => `arm ${id}`),
      ...parameters.flatMap(({ bias }) => (bias === undefined ? [] : [`bias ${bias.key}`])),
      ...derived.map(({ id }) => `effect ${id}`),
    ]),
  ]
}
