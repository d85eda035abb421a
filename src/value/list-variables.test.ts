import { expect, test } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import { listVariables } from './list-variables.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'

test('every variable has its unit, its value and who names it', () => {
  const model = valueModel({
    assumptions: [
      assumption('volume', { family: 'fixed', value: 3 }, 'execution/year'),
      assumption('rate', { family: 'fixed', value: 0.1 }),
      assumption('idle', { family: 'fixed', value: 1 }),
    ],
    formulas: { worth: formula('saved(wait) * volume'), waste: formula('worth + nobody') },
    discountRate: formula('rate'),
    adoption: [formula('rate'), formula('1 - rate')],
    drivers: [
      driver('time', 'worth * 3 USD/min', { haircuts: { capture: formula('rate') } }),
      driver('more', 'worth * volume * 2 USD'),
    ],
    costs: [cost('blades', '2 USD/execution * volume')],
  })
  const variables = listVariables(model, { wait: readUnit('min/execution').value! })
  const lines = variables.map(({ id, kind, unit = '', value = '', usedIn }) =>
    [id, kind, unit, value, usedIn.join(' ')].join(' | '),
  )
  expect(lines).toEqual([
    'wait | need | min/execution |  | worth',
    expect.stringMatching(/^volume \| assumption \| execution\/year \| .* \| worth more blades$/u),
    expect.stringMatching(/^rate \| .* \| discount-rate adoption time \(capture\)$/u),
    expect.stringMatching(/^idle \| assumption \| 1 \| .* \| $/u),
    'worth | formula | 1 |  | waste time more',
    'waste | formula |  |  | ',
    'time | driver |  | worth * 3 USD/min | ',
    'more | driver |  | worth * volume * 2 USD | ',
    'blades | cost |  | 2 USD/execution * volume | ',
  ])
})
