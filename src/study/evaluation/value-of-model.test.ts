import { expect, test } from 'vitest'
import { problem } from '#quantity/finding'
import { computeHere, type ComputePart, type PartName } from '#study/evaluation/value-parts'
import { valueOfModel } from '#study/evaluation/value-of-model'
import { assumption, cost, driver, valueModel } from '#value/reference-model-fixture'

const model = valueModel({
  assumptions: [
    assumption('calls', { family: 'uniform', low: 100, high: 200 }, 'USD/year'),
    assumption('price', { family: 'fixed', value: 30 }, 'USD'),
  ],
  drivers: [driver('gain', 'calls')],
  costs: [cost('setup', 'price')],
})
const calls = assumption('calls', { family: 'fixed', value: 0 }, 'USD/year')
const desk = { id: 'desk', label: 'Desk', path: 'assumptions.calls.by-segment.desk' }
const segment = { ...desk, set: { calls: { ...calls, text: '0' } } }

function valued(of: typeof model, compute: ComputePart = computeHere) {
  const said: string[] = []
  const asked = { model: of, plan: { groups: [], tests: [], serves: 1 }, rows: {} }
  const ports = { compute, progress: (words: string) => void said.push(words) }
  return valueOfModel(asked, { seed: 5, draws: 2048 }, ports).then((outcome) => ({
    ...outcome,
    said,
  }))
}

test('is made of parts, and says how many of them are done', async () => {
  const parts: PartName[] = []
  const { value, findings, said } = await valued(
    { ...model, segments: [segment] },
    (part, order) => {
      parts.push(part)
      return computeHere(part, order)
    },
  )
  expect(findings).toEqual([])
  expect(parts.toSorted()).toEqual([
    'influence',
    'information',
    'scenario',
    'scenario',
    'scenario',
    'segment',
    'sensitivity',
    'simulation',
  ])
  expect(said[0]).toBe('simulating 2048 draws: 0 of 8 parts')
  expect(said.at(-1)).toBe('simulating 2048 draws: 8 of 8 parts')
  // The mean of the uniform less the price; nothing but the price is left of the segment.
  expect(value!.npv.mean).toBeCloseTo(150 - 30, 1)
  expect(value!.scenarios?.map(({ id }) => id)).toEqual(['conservative', 'optimistic', 'half-true'])
  expect(value!.segments?.map(({ result }) => result.npv.mean)).toEqual([-30])
})

test('has no segments where none has assumptions of its own', async () => {
  expect((await valued(model)).value).not.toHaveProperty('segments')
})

test('asks for no part where a formula gives no number in the first block', async () => {
  const broken = { ...model, drivers: [driver('gain', '1 USD^2/year^2 / (calls - calls)')] }
  const { value, findings } = await valued(broken, () => Promise.reject(new Error('elsewhere')))
  expect(value).toBeUndefined()
  expect(findings).toMatchObject([{ severity: 'problem', code: 'not-finite' }])
})

test('has no value where the simulation has none, whatever became of the other parts', async () => {
  const found = problem('not-finite', {}, 'The gain is not a number at draw 5000.')
  const { value, findings } = await valued(model, (part) =>
    part === 'simulation'
      ? Promise.resolve({ findings: [found] } as never)
      : Promise.reject(new Error('elsewhere')),
  )
  expect(value).toBeUndefined()
  expect(findings).toEqual([found])
})
