import type { Finding } from '#quantity/finding'
import type { Distribution } from '#stats/distributions/distribution'
import { createSampler, type Sampler } from '#stats/distributions/sampler'
import { uniforms } from '#stats/random/generator'
import type { ValueModel } from '#value/model'
import { createArmDraws } from './draw-arms.ts'
import { createCorrelatedDraws } from './draw-correlated.ts'

/** Draws of inputs into their columns, block by block. */
export interface InputDraws {
  readonly findings: readonly Finding[]
  /** Fills the first `length` entries of every column with the draws of a block. */
  draw(block: number, length: number): void
}

/** How to draw. */
export interface DrawSettings {
  readonly seed: number
  /** Whether the bias terms of the designs are drawn; without, the treatment arms stand as measured. */
  readonly bias: boolean
}

/**
 * Which values do the assumptions and the arms of the evidence take, draw by draw, in base units?
 * Rank correlations between assumptions and those of the arms go through Gaussian copulas,
 * repaired to the nearest valid one with a finding. A draw depends on the seed, the id of its
 * input, its block and its place there, and for correlated inputs on their group: another input,
 * other blocks or another order of blocks move nothing.
 *
 * @param columns one for each input that is needed, by id of the assumption or arm parameter
 * Source: Clemen and Reilly, Management Science 45 (1999) 208 (copulas from rank correlations).
 */
export function createInputDraws(
  model: ValueModel,
  columns: ReadonlyMap<string, Float64Array>,
  settings: DrawSettings,
): InputDraws {
  const correlated = createCorrelatedDraws(model, columns, settings.seed)
  const arms = model.arms.map((joint) => createArmDraws(joint, columns, settings))
  const single = model.assumptions.flatMap(({ id, distribution, unit }) => {
    const column = columns.get(id)
    if (column === undefined || correlated.ids.has(id)) return []
    return [drawAssumption({ id, distribution, factor: unit.factor }, column, settings.seed)]
  })
  const parts = [...single, correlated.draw, ...arms.map(({ draw }) => draw)]
  return {
    findings: [...correlated.findings, ...arms.flatMap(({ findings }) => findings)],
    draw(block, length) {
      for (const part of parts) part(block, length)
    },
  }
}

function drawAssumption(
  { id, distribution, factor }: { id: string; distribution: Distribution; factor: number },
  column: Float64Array,
  seed: number,
): InputDraws['draw'] {
  if (distribution.family === 'fixed') {
    const value = distribution.value * factor
    return (_, length) => void column.fill(value, 0, length)
  }
  const sample = samplerOf(distribution)
  return (block, length) => {
    const values = column.subarray(0, length)
    uniforms(seed, `assumption ${id}`, block, values)
    sample(values, values)
    if (factor !== 1) for (let i = 0; i < length; i++) values[i]! *= factor
  }
}

/** Samplers prepare tables: a model that is simulated again keeps them. */
const samplers = new WeakMap<Distribution, Sampler>()

function samplerOf(distribution: Distribution): Sampler {
  const sampler = samplers.get(distribution) ?? createSampler(distribution)
  samplers.set(distribution, sampler)
  return sampler
}
