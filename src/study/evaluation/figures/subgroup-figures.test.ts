import { expect, it } from 'vitest'
import { subgroupFigure } from './subgroup-figures.ts'

it('says what its need is measured in, so that a number is not told as a share', () => {
  const effect = {
    block: 'trial',
    need: 'score',
    type: 'number',
    unit: '1/execution',
    column: 'channel',
    level: 'desk',
    n: 12,
    difference: { value: 3.5, method: 'Welch' },
    standardError: 1,
  } as const
  const figure = subgroupFigure(effect, {
    needLabel: (id) => id,
    solutionName: (id) => id,
    targetOf: () => undefined,
    origin: () => [],
    hash: 'h',
    level: 0.95,
  })
  expect(figure).toMatchObject({
    id: 'evidence.trial.score.difference[channel=desk]',
    settings: { metric: 'number' },
  })
})
